"""What a notebook shows beside pages: a layer for a folium map of one's own, and Markdown where no page can be."""
