"""The phrase banks of the demo company: names, places, roles, goals and what people write to each other."""
