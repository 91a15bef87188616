{
    "name": "Partner Portal: Directory",
    "summary": "A public directory of your partners, with a page for each and a "
    "contact form that becomes an offered lead",
    "version": "19.0.1.2.0",
    "category": "Sales/CRM",
    "author": "prm contributors",
    "license": "LGPL-3",
    "depends": ["prm", "website"],
    "auto_install": True,
    "data": [
        "views/directory_templates.xml",
        "views/prm_views.xml",
        "data/prm_portal_data.xml",
    ],
    "demo": ["demo/prm_website_demo.xml"],
    "assets": {
        "web.assets_tests": ["prm_website/static/tests/tours/**/*"],
    },
}
