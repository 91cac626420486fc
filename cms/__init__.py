"""Pages, images, site settings and the site's chrome."""
