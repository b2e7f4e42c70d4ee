"""The GraphQL schema: types as views over rows, queries and mutations by domain."""
