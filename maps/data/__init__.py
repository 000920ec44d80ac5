"""Tables, GeoJSON, GeoPackage and bibliography for others."""
