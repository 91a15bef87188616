"""Which website tells a company, and which mail domain; and which tell nobody."""

import random
from itertools import chain

from odoo.tests import BaseCase, tagged

from ...policy import shared_host
from ...policy.email_address import FREE_MAIL, company_domain
from ...policy.website import normalize_host, website_domain

# Domain → what people write for it.
DOMAINS = {
    "acme.example": (
        "acme.example",
        "ACME.Example.",
        "www.acme.example",
        "WWW2.acme.example",
        "shop.acme.example",
        "https://www.acme.example/en?utm_source=mail&gclid=1#top",
        "http://ann:secret@shop.acme.example:8443/",
        "//acme.example/path",
        "http:/acme.example",
        "https//acme.example",
        "http:\\\\acme.example",
        "http://http://www.acme.example",
        "https:acme.example",
        "\uff57\uff57\uff57\uff0e\uff41\uff43\uff4d\uff45\uff0e\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45",
        "acme\u3002example",
        "ac\u200bme.example",
        "acme.example, acme-shop.example",
        "acme.example / acme-shop.example",
        "acme.example; acme-shop.example",
        "acme.example und acme-shop.example",
        "www.acme.example (neu)",
        "Web: www.acme.example, Shop: www.acme-shop.example",
        "<a href='https://acme.example/'>acme</a>",
        "https://facebook.com/acme, https://acme.example",
        "info@gmail.com, www.acme.example",
        "ann@acme.example",
        "mailto:ann@acme.example",
        "Ann <ann@mail.acme.example>",
    ),
    "acme.co.uk": ("acme.co.uk", "http://www.shop.acme.co.uk/x"),
    "acme.com.br": ("loja.acme.com.br",),
    "xn--mnchen-3ya.example": ("münchen.example", "https://shop.MÜNCHEN.example/ä"),
    "xn--strae-oqa.de": ("straße.de", "www.xn--strae-oqa.de"),
    "xn--e1afmkfd.xn--p1ai": ("http://пример.рф/", "www.ПРИМЕР.рф"),
    "xn--r8jz45g.jp": ("例え.jp", "https://www.例え.jp/会社"),
    "acme.github.io": ("https://acme.github.io/shop",),
    "acme.myshopify.com": ("acme.myshopify.com/collections",),
    "acme.blogspot.de": ("http://acme.blogspot.de",),
    "acme.weebly.com": ("www.acme.weebly.com",),
    "acme.wordpress.com": ("acme.wordpress.com/about",),
    "acme.example.com": ("https://acme.example.com",),
    "bsi.bund.de": ("https://www.bsi.bund.de/x", "bsi.bund.de"),
    "acme.jobs.personio.de": ("https://acme.jobs.personio.de/job/1",),
}

# No company has these for itself.
SHARED = """
https://www.facebook.com/blumenpetersen de-de.facebook.com/x instagram.com/acme
www.linkedin.com/company/acme youtube.com/@acme x.com/acme t.me/acme wa.me/49891234567
vk.com/acme ok.ru/group/1 weibo.com/acme xing.com/pages/acme line.me/R/ti/p/@acme
blog.naver.com/acme pf.kakao.com/_x zalo.me/1 linktr.ee/acme bit.ly/3x g.page/acme
google.com google.de/maps/place/Acme maps.google.com/?cid=1 sites.google.com/view/acme
business.google.com/x maps.app.goo.gl/x yandex.ru/maps/org/1 baidu.com 2gis.ru/firm/1
yelp.com/biz/acme yelp.de/biz/acme gelbeseiten.de/x www.pagesjaunes.fr/pros/1
paginegialle.it/acme paginasamarillas.es/f/x justdial.com/x indiamart.com/acme
wlw.de/de/firma/x europages.co.uk/acme amazon.com/shops/x amazon.co.jp ebay.de/str/acme
etsy.com/shop/acme articulo.mercadolibre.com.ar/x allegro.pl/uzytkownik/x
acme.taobao.com item.rakuten.co.jp/acme shopee.co.id/acme booking.com/hotel/x
tripadvisor.it/x lieferando.de/menu/x trustpilot.com/review/x apps.apple.com/app/x
play.google.com/store drive.google.com/x dropbox.com/s/x github.com/acme
docs.google.com/x wix.com/acme weebly.com wordpress.com github.io gmail.com
www.t-online.de calendly.com/acme
"""

NO_WEBSITE = (
    "",
    None,
    "none",
    "n/a",
    "-",
    "intranet",
    "http://",
    "192.168.0.1",
    "[::1]",
)
NO_WEBSITE += (
    "javascript:alert(1)",
    "ftp://acme.example",
    "acme",
    "co.uk",
    "www.acme .de",
)

CONSUMER = """
gmail.com googlemail.com hotmail.com hotmail.be hotmail.com.ar outlook.com
outlook.com.au live.com live.nl msn.com yahoo.com yahoo.com.ph yahoo.co.nz ymail.com
icloud.com me.com aol.com gmx.net gmx.fr web.de t-online.de freenet.de arcor.de
vodafone.de mailbox.org posteo.de a1.net chello.at aon.at bluewin.ch hispeed.ch
sunrise.ch ziggo.nl kpnmail.nl planet.nl xs4all.nl telenet.be skynet.be proximus.be
orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr libero.it
tin.it alice.it virgilio.it tiscali.it telefonica.net ono.com terra.es sapo.pt
netcabo.pt btinternet.com btconnect.com talktalk.net sky.com virginmedia.com
ntlworld.com blueyonder.co.uk eircom.net comcast.net verizon.net att.net sbcglobal.net
bellsouth.net cox.net charter.net earthlink.net optonline.net shaw.ca rogers.com
sympatico.ca videotron.ca telus.net telia.com comhem.se bredband.net online.no
broadpark.no mail.dk stofanet.dk elisanet.fi luukku.com wp.pl o2.pl onet.pl interia.pl
tlen.pl seznam.cz volny.cz centrum.cz azet.sk freemail.hu citromail.hu t-online.hu
abv.bg mail.ru bk.ru yandex.ru rambler.ru ukr.net i.ua tut.by inbox.lv delfi.lv
otenet.gr hol.gr net.hr siol.net eunet.rs mynet.com superonline.com walla.co.il
netvision.net.il emirates.net.ae qq.com 163.com 126.com sina.com sohu.com 139.com
yeah.net foxmail.com hinet.net pchome.com.tw netvigator.com docomo.ne.jp ezweb.ne.jp
softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp ocn.ne.jp naver.com hanmail.net
daum.net nate.com rediffmail.com sify.com vsnl.com singnet.com.sg streamyx.com
bigpond.com optusnet.com.au iinet.net.au tpg.com.au xtra.co.nz orcon.net.nz mweb.co.za
telkomsa.net uol.com.br bol.com.br terra.com.br ig.com.br globo.com prodigy.net.mx
fibertel.com.ar arnet.com.ar vtr.net adinet.com.uy une.net.co cantv.net proton.me
protonmail.com tuta.com tutanota.com fastmail.com hushmail.com mail2world.com zoho.com
mailinator.com yopmail.com guerrillamail.com 10minutemail.com trashmail.com
"""

COMPANIES = """
siemens.com bosch.com bmw.de bmw.com volkswagen.de sap.com basf.com bayer.com allianz.de
lufthansa.com adidas.com henkel.com thyssenkrupp.com airbus.com totalenergies.com
renault.com danone.com loreal.com michelin.com orange.com vodafone.com bt.com hsbc.com
barclays.co.uk shell.com bp.com unilever.com gsk.com astrazeneca.com tesco.com ikea.com
volvo.com ericsson.com abb.com nestle.com novartis.com roche.com ubs.com philips.com
ing.com heineken.com asml.com enel.com eni.com ferrari.com santander.com inditex.com
repsol.com amazon.com apple.com microsoft.com google.com meta.com facebook.com ibm.com
oracle.com intel.com nvidia.com dell.com hp.com cisco.com salesforce.com adobe.com
tesla.com ford.com gm.com boeing.com ge.com ups.com fedex.com walmart.com costco.com
pepsico.com coca-cola.com nike.com pfizer.com merck.com jnj.com pg.com citi.com visa.com
toyota.com honda.com sony.com panasonic.com hitachi.com samsung.com lg.com hyundai.com
tencent.com alibaba-inc.com huawei.com lenovo.com tata.com infosys.com wipro.com
petrobras.com.br vale.com embraer.com.br gazprom.ru lukoil.com telstra.com bhp.com
riotinto.com qantas.com disney.com bbc.co.uk nytimes.com spotify.com telekom.de
telefonica.com alibaba.com royalmail.com mailchimp.com odoo.com harvard.edu mit.edu
nus.edu.sg who.int europa.eu
"""

# Domain → fields with a mail address of it.
ADDRESSES = {
    "gateway.example": (
        "ann@gateway.example",
        '"Ann Boss" <ann@gateway.example>',
        "Ann Boss <ANN@Mail.Gateway.Example>",
        '"ann@gmail.com" <ann@gateway.example>',
        "mailto:ann@gateway.example?subject=Hi",
        "ann@gateway.example (Ann)",
        "ann@gmail.com; ann@gateway.example",
        "ann@gateway.example, bob@other.example",
        "info@gateway.example",
        "ann@gate\u200bway.example",
        "ann\uff20gateway.example",
        "'ann@gateway.example'",
        " ann@gateway.example. ",
    ),
    "xn--mller-kva.example": ("ann@müller.example", "ann@xn--mller-kva.example"),
    "": ("", None, False, "ann", "ann@", "@", "ann@localhost", "Ann <ann@gmail.com>"),
}


@tagged("prm_policy", "prm_once")
class TestWebsites(BaseCase):
    """The registered domain counts; what many share tells nobody."""

    def test_the_registered_domain_is_found_however_it_is_written(self):
        for domain, texts in DOMAINS.items():
            for text in texts:
                with self.subTest(text=text):
                    self.assertEqual(website_domain(text), domain)

    def test_hosts_that_many_share_are_no_key(self):
        for text in SHARED.split():
            with self.subTest(text=text):
                self.assertEqual(website_domain(text), "")

    def test_what_is_no_website_is_no_key(self):
        for text in NO_WEBSITE:
            with self.subTest(text=text):
                self.assertEqual(website_domain(text), "")

    def test_companies_keep_their_own_domain_beside_shared_hosts_of_theirs(self):
        for text in (
            "apple.com",
            "microsoft.com",
            "samsung.com",
            "otto.de",
            "sony.com",
        ):
            self.assertEqual(website_domain(text), text)
        self.assertEqual(
            website_domain("facebook-marketing.de"), "facebook-marketing.de"
        )
        self.assertEqual(website_domain("mygoogle.com"), "mygoogle.com")

    def test_the_key_of_a_key_is_itself(self):
        for domain in DOMAINS:
            self.assertEqual(website_domain(domain), domain)
            self.assertEqual(normalize_host(domain), domain)

    def test_nothing_that_is_typed_raises_or_makes_a_long_key(self):
        rng = random.Random(20261125)
        signs = "aZ0.-_/:@?#[]()<>,; \u200f\u3002éßжא例❤ﬁ\x00\ud800%"
        for _round in range(2000):
            length = rng.choice((1, 5, 20, 90, 400))
            text = "".join(rng.choice(signs) for _ in range(length))
            for key in (website_domain(text), company_domain(text)):
                self.assertLessEqual(len(key), 255)
            normalize_host(text)
        for text in ("a." * 5000, "é" * 10_000, "@" * 10_000, "http://" * 2000):
            self.assertEqual((website_domain(text), company_domain(text)), ("", ""))

    def test_the_table_of_hosts_is_written_as_it_is_read(self):
        for name in ("shared_hosts.txt", "mail_providers.txt"):
            table = shared_host.load(name)
            listed = list(chain.from_iterable(table.kinds.values()))
            self.assertEqual(len(listed), len(set(listed)), "an entry stands twice")
            for entry in listed:
                self.assertRegex(entry, r"\A[a-z0-9][a-z0-9.-]*\.(?:[a-z0-9-]+|\*)\Z")


@tagged("prm_policy", "prm_once")
class TestMailDomains(BaseCase):
    """A mail domain tells an organization, unless anybody may have it."""

    def test_consumer_domains_tell_nobody(self):
        for domain in CONSUMER.split():
            with self.subTest(domain=domain):
                self.assertIn(domain, FREE_MAIL)
                self.assertEqual(company_domain(f"ann@{domain}"), "")

    def test_domains_of_companies_are_not_taken_for_consumer_domains(self):
        self.assertEqual([d for d in COMPANIES.split() if d in FREE_MAIL], [])

    def test_the_domain_is_found_in_whatever_stands_around_an_address(self):
        for domain, texts in ADDRESSES.items():
            for text in texts:
                with self.subTest(text=text):
                    self.assertEqual(company_domain(text), domain)
