"""Read only: dashboards, weak spots, candidates, forecasts and fairness; it owns no tables."""
