{
    "name": "Partner Portal: Tasks and Cases",
    "summary": "Partners see the tasks of their deals and open cases on the portal",
    "version": "19.0.1.2.0",
    "category": "Sales/CRM",
    "author": "prm contributors",
    "license": "LGPL-3",
    "depends": ["prm", "project"],
    "auto_install": True,
    "data": [
        "security/ir.model.access.csv",
        "data/mail_data.xml",
        "data/mail_template_data.xml",
        "views/portal_list_templates.xml",
        "views/portal_page_templates.xml",
        "views/project_task_views.xml",
        "views/prm_views.xml",
        "data/prm_portal_data.xml",
    ],
    "demo": ["demo/prm_project_demo.xml"],
    "assets": {
        "web.assets_tests": ["prm_project/static/tests/tours/**/*"],
    },
}
