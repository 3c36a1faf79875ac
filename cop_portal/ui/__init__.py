"""The look of the portal: template tags, forms in our own fields, and the thread drawn as SVG. Knows no room."""
