"""The pages: one HTML file a scenario, the index, and the page that compares any."""
