"""Words that so many companies have in their name that they lead to none of them.

>>> rarest_word("nordwind logistics group"), rarest_word("global services")
('nordwind', '')

The first of the other words tells most, unless it is short:

>>> rarest_word("kestrel logistcs"), rarest_word("blue kestrelwing")
('kestrel', 'kestrelwing')
"""

# A shorter word is like too many others.
_SHORTEST = 4
_TELLING = 5

_COMMON = frozenset(
    """
    agency american asia associates association auto automation automotive bank bau
    beteiligungs biotech brothers build building business canada capital center center
    chemical chemicals china city clinic club college commerce commercial communication
    communications company comercial computer computers concept construction
    constructions construcciones consult consultancy consultants consulting contracting
    control cooperative corporation creative data deal dental design deutschland
    development developments digital direct distribution distributions east eastern
    education electric electrical electronic electronics energia energie energy
    engineering enterprise enterprises entertainment environmental equipment estate
    europa europe european event events exchange export express fashion film finance
    financial first food foods foundation france furniture garden general germany
    global grand green group groupe grupo gruppe handel handels health healthcare
    holding holdings home hospital hotel hotels house immobilien import india
    industria industrial industrias industrie industries industry info information
    innovation innovations innovative institute insurance integrated interior
    international internet invest investment investments italia italy kitchen
    laboratories labs life lighting limited line link logistic logistics machine
    machinery maintenance management manufacturing marine market marketing master media
    medical metal metals mobile motor motors music national natural nederland network
    networks north northern office online organic packaging parts partner partners
    pharma pharmaceutical pharmaceuticals plastic plastics polska power precision
    premium press print printing pro product production productions products project
    projects property properties public quality real rental research resources
    restaurant retail royal safety sales school science security service services
    servicios shop smart software solar solution solutions south southern spain sport
    sports star steel store stores studio studios supplies supply support suisse system
    systeme systems team tech technic technical technik technologies technology telecom
    textile textiles the trade trading training trans transport transportation travel
    union united universal university usa ventures verein vertrieb wasser water web
    west western wholesale wine wood work works world worldwide
    """.split()
)


def rarest_word(words: str) -> str:
    """Return the word of a name that tells most of it, "" where none does."""
    rare = [
        word
        for word in words.split()
        if word not in _COMMON and len(word) >= _SHORTEST and not word.isdigit()
    ]
    telling = [word for word in rare if len(word) >= _TELLING]
    return next(iter(telling or rare), "")
