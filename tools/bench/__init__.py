"""`make bench`: what pages, views and jobs cost, beside something that does as much."""
