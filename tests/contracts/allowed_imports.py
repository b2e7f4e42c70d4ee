"""An import-linter contract that names what a module may import, and forbids all the rest."""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.domain.helpers import module_expressions_to_modules


class AllowedImports(Contract):
    """Keeps the source modules on the standard library, the allowed modules and their own like.

    import-linter's `forbidden` contract needs a list of everything that must not be imported, and the list
    is never complete; this one reads the other way round. Two source modules may import each other when they
    lie in the same package.
    """

    type_name = "allowed"

    source_modules = fields.ListField(subfield=fields.ModuleExpressionField())
    allowed_modules = fields.ListField(subfield=fields.ModuleField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Look at the direct imports of every source module; an allowed module answers for its own."""
        sources = {
            module.name
            for module in module_expressions_to_modules(graph, self.source_modules, as_packages=True)  # type: ignore[arg-type]
        }
        allowed = {module.name for module in self.allowed_modules} | sys.stdlib_module_names  # type: ignore[attr-defined]
        strangers = [
            f"{importer} imports {imported}"
            for importer in sorted(sources)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported not in allowed and not (imported in sources and _same_domain(importer, imported))
        ]
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print one line for each import that is not allowed."""
        for stranger in check.metadata["strangers"]:
            output.print_error(stranger, bold=False)


def _same_domain(importer: str, imported: str) -> bool:
    return importer.split(".")[:2] == imported.split(".")[:2]
