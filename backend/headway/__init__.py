"""Headway: employee performance management on evidence, as one GraphQL API and its web application."""
