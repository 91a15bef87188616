{
    "name": "Partner Portal: Courses",
    "summary": "Passed courses make and renew the certificates of partners",
    "version": "19.0.1.1.0",
    "category": "Sales/CRM",
    "author": "prm contributors",
    "license": "LGPL-3",
    "depends": ["prm", "website_slides_survey"],
    "auto_install": True,
    "data": [
        "security/ir.model.access.csv",
        "security/prm_course_rules.xml",
        "views/prm_course_views.xml",
        "views/prm_certificate_views.xml",
        "views/survey_user_input_views.xml",
        "views/slide_channel_views.xml",
    ],
    "demo": ["demo/prm_slides_demo.xml"],
    "assets": {
        "web.assets_tests": ["prm_slides/static/tests/tours/**/*"],
    },
}
