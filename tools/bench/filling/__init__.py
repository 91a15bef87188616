"""Data of any size, made within Odoo: a few records by the ORM, copied by SQL.

Each kind of record is made once as people make it. Its row, and the rows that hang on
it, are then copied a million times: numbers and names within its texts are replaced,
its times shifted, its references set anew. So whatever columns the models have come to
have hold what the ORM stores in them.
"""
