"""The parameter "Joint business plan" promised a plan that the portal does not have."""

import json

WORDS = {
    "name": ("Joint business plan", "Business plan agreed"),
    "description": (
        "A plan for the year that we agree on together.",
        "You have given us a plan for the year, and we have agreed to it.",
    ),
}


def migrate(cr, version):
    """Give the delivered parameter its plain name; what somebody has written stays."""
    for column, (old, new) in WORDS.items():
        cr.execute(
            f"""
            UPDATE prm_parameter parameter
               SET {column} = %s::jsonb
              FROM ir_model_data known
             WHERE known.module = 'prm'
               AND known.name = 'parameter_business_plan'
               AND known.model = 'prm.parameter'
               AND parameter.id = known.res_id
               AND parameter.{column} = %s::jsonb
            """,
            (json.dumps({"en_US": new}), json.dumps({"en_US": old})),
        )
