"""What a column of a sheet can tell, and how people and programs name it. For the readers of sheets and the shell.

Names are compared by `name_key`: letters and digits only, without accents and case.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from netwerk_tui.language import N_


class SheetField(StrEnum):
    """What a column tells. The value is what `--map` calls it."""

    ID = "id"
    KIND = "kind"
    NAME = "name"
    GIVEN_NAME = "given_name"
    MIDDLE_NAME = "middle_name"
    PARTICLE = "particle"
    SURNAME = "surname"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    ROLE = "role"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    ADDRESS = "address"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    LOCALITY = "locality"
    REGION = "region"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    TAGS = "tags"
    MOTIVE = "motive"
    OBJECTION = "objection"
    CONTEXT = "context"
    NOTES = "notes"
    PRIVATE_NOTES = "private_notes"
    DO_NOT_CONTACT = "do_not_contact"
    DOSSIER = "dossier"
    ACCEPTANCE = "acceptance"
    ENERGY = "energy"
    MY_INTEREST = "my_interest"
    THEIR_INTEREST = "their_interest"
    POWER = "power"
    STAKE = "stake"
    LAST_CONTACT = "last_contact"
    CHANNEL = "channel"
    CONVERSATION = "conversation"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_DUE = "follow_up_due"
    LABEL = "label"
    IGNORED = "-"


FIELD_LABELS: Mapping[SheetField, str] = {
    SheetField.ID: N_("number or key"),
    SheetField.KIND: N_("person or organisation"),
    SheetField.NAME: N_("whole name"),
    SheetField.GIVEN_NAME: N_("given name"),
    SheetField.MIDDLE_NAME: N_("middle name"),
    SheetField.PARTICLE: N_("particle"),
    SheetField.SURNAME: N_("surname"),
    SheetField.NICKNAME: N_("nickname"),
    SheetField.ORGANISATION: N_("organisation"),
    SheetField.ROLE: N_("role"),
    SheetField.EMAIL: N_("e-mail"),
    SheetField.PHONE: N_("phone"),
    SheetField.LINK: N_("link"),
    SheetField.ADDRESS: N_("whole address"),
    SheetField.STREET: N_("street"),
    SheetField.HOUSE_NUMBER: N_("house number"),
    SheetField.POSTCODE: N_("postcode"),
    SheetField.LOCALITY: N_("place"),
    SheetField.REGION: N_("region"),
    SheetField.COUNTRY: N_("country"),
    SheetField.BIRTHDAY: N_("birthday"),
    SheetField.BIRTH_DAY: N_("day of birth"),
    SheetField.BIRTH_MONTH: N_("month of birth"),
    SheetField.BIRTH_YEAR: N_("year of birth"),
    SheetField.TAGS: N_("tags"),
    SheetField.MOTIVE: N_("motive"),
    SheetField.OBJECTION: N_("hardest objection"),
    SheetField.CONTEXT: N_("context"),
    SheetField.NOTES: N_("notes"),
    SheetField.PRIVATE_NOTES: N_("private notes"),
    SheetField.DO_NOT_CONTACT: N_("do not contact"),
    SheetField.DOSSIER: N_("dossier"),
    SheetField.ACCEPTANCE: N_("acceptance, -3 to 3"),
    SheetField.ENERGY: N_("energy, 1 to 5"),
    SheetField.MY_INTEREST: N_("my interest, 0 to 10"),
    SheetField.THEIR_INTEREST: N_("their interest, 0 to 10"),
    SheetField.POWER: N_("power, 0 to 10"),
    SheetField.STAKE: N_("stake, 0 to 10"),
    SheetField.LAST_CONTACT: N_("day of last contact"),
    SheetField.CHANNEL: N_("how there was contact"),
    SheetField.CONVERSATION: N_("what was said"),
    SheetField.FOLLOW_UP: N_("follow-up"),
    SheetField.FOLLOW_UP_DUE: N_("day of the follow-up"),
    SheetField.LABEL: N_("label of the next column"),
    SheetField.IGNORED: N_("leave out"),
}
"""Marked for translation; in the order in which the screen offers them."""

SEVERAL = frozenset(
    {
        SheetField.ORGANISATION,
        SheetField.ROLE,
        SheetField.EMAIL,
        SheetField.PHONE,
        SheetField.LINK,
        SheetField.ADDRESS,
        SheetField.STREET,
        SheetField.HOUSE_NUMBER,
        SheetField.POSTCODE,
        SheetField.LOCALITY,
        SheetField.REGION,
        SheetField.COUNTRY,
        SheetField.TAGS,
        SheetField.NOTES,
        SheetField.DO_NOT_CONTACT,
        SheetField.LABEL,
        SheetField.IGNORED,
    }
)
"""Fields that several columns may tell; of another one the first column counts."""

NAMING = frozenset({SheetField.NAME, SheetField.GIVEN_NAME, SheetField.SURNAME})
"""A sheet of people has one of these, or at least e-mail addresses or organisations."""

_WITHOUT_A_PLACE = (
    "fax faxnumber faxnummer businessfax homefax otherfax pagernumber pager semafoon account department afdeling"
    " spouse partner children kinderen anniversary specialedatum postbus pobox geslacht gender abteilung geschlecht"
    " jahrestag ehelebenspartner organizationdepartment afdelingorganisatie"
)

_NAMES: Mapping[SheetField, str] = {
    SheetField.ID: "id uid contactid uniekeid nummer",
    SheetField.KIND: "kind soort type contacttype soortcontact iscompany isacompany isbedrijf iseenbedrijf",
    SheetField.NAME: (
        "name naam fullname volledigenaam displayname weergavenaam schermnaam weergegevennaam contact contactpersoon"
        " contactperson contactnaam person persoon wie relatie vollstandigername anzeigename ansprechpartner"
        " nomcomplet nomaffiche contactname naamcontactpersoon voorenachternaam naamrelatie"
    ),
    SheetField.GIVEN_NAME: (
        "givenname firstname voornaam roepnaam vorname prenom first forename christianname voornamen voorn"
    ),
    SheetField.MIDDLE_NAME: "additionalname middlename middelstenaam tweedenaam weiterevornamen deuxiemeprenom",
    SheetField.PARTICLE: "particle tussenvoegsel tussenvoegsels voorvoegsel tv tussenv infix namenszusatz particule",
    SheetField.SURNAME: (
        "surname lastname familyname achternaam familienaam nachname nomdefamille nom last zuname familienname achtern"
    ),
    SheetField.NICKNAME: "nickname bijnaam spitzname surnom",
    SheetField.ORGANISATION: (
        "organisation organization organisatie bedrijf bedrijfsnaam company companyname onderneming werkgever employer"
        " firma unternehmen entreprise societe organizationname organization1name organisatienaam instelling"
        " instantie vereniging school stichting arbeitgeber naambedrijf naamorganisatie partij accountname parentidname"
        " relatedcompany zugehorigesunternehmen employeur werktbij waarwerkt"
    ),
    SheetField.ROLE: (
        "role functie rol jobtitle title position positie beroep functietitel organizationtitle organization1title"
        " function beruf poste fonction titre hoedanigheid job baan titel jobposition functieorganisatie arbeitstitel"
    ),
    SheetField.EMAIL: (
        "email emails emailaddress mail emailadres mailadres emailadressen epost emailadresse courriel adresseemail"
        " adresseelectronique primaryemail secondaryemail primaireemail secundaireemail emailvalue emailaddressvalue"
        " primairemailadres primairemailadres tweedeemail emailadresprimair emailaddress"
    ),
    SheetField.PHONE: (
        "phone phones phonenumber telephone tel telefoon telefoonnummer telnr telefoonnr mobiel mobile mobilephone"
        " mobielnummer mobielenummer gsm gsmnummer cell cellphone mobieletelefoon telefonoprof handy telefonnummer"
        " telefon mobil portable telefoonmobiel mobilenumber phonevalue mobielnr 06 06nummer nummer06 carphone"
        " primaryphone companymainphone autotelefoon hoofdtelefoon telefoonwerk businessphone workphone homephone"
        " mobielenr hoofdtelefoonbedrijf telefoonopwerk telefoonthuis numerodetelephone telephoneportable"
    ),
    SheetField.LINK: (
        "link links url website webpage webpagina websitevalue homepage site linkedin linkedinprofiel linkedinurl"
        " linkedinprofile web siteweb webseite profileurl profiel twitter"
    ),
    SheetField.ADDRESS: (
        "address addresses adres postadres adresse anschrift addressformatted volledigadres huisadres priveadres"
        " thuisadres woonadres werkadres"
    ),
    SheetField.STREET: (
        "street straat straatennummer straatnaam adresregel adresregel1 addressstreet strasse rue streetaddress"
        " addressline straatenhuisnummer"
    ),
    SheetField.HOUSE_NUMBER: (
        "housenumber huisnummer huisnr hausnummer hausnr huisnummertoevoeging toevoeging toev huisletter"
    ),
    SheetField.POSTCODE: (
        "postcode postalcode zip zipcode plz codepostal addresspostalcode postleitzahl zippostalcode"
    ),
    SheetField.LOCALITY: (
        "locality city place plaats plaatsnaam stad woonplaats gemeente town dorp ort stadt ville addresscity wohnort"
        " vestigingsplaats commune"
    ),
    SheetField.REGION: (
        "region regio county provincie province state addressregion bundesland departement depregion stateprovince"
    ),
    SheetField.COUNTRY: (
        "country land countryregion landregio pays addresscountry countrycode landcode landregion paysregion"
        " countryidname"
    ),
    SheetField.BIRTHDAY: (
        "birthday birthdate dateofbirth geboortedatum verjaardag geboren geb gebdatum geburtstag geburtsdatum"
        " anniversaire datedenaissance dob jarig gebdat"
    ),
    SheetField.BIRTH_DAY: "birthdayofmonth geboortedag",
    SheetField.BIRTH_MONTH: "birthmonth geboortemaand geburtsmonat moisdenaissance",
    SheetField.BIRTH_YEAR: "birthyear geboortejaar jahrgang geburtsjahr anneedenaissance",
    SheetField.TAGS: (
        "tags tag labels label groep groepen group groups groupmembership categories categorieen categorie doelgroep"
        " doelgroepen targetgroup segment sector kategorie kategorien gruppe groupe etiquettes lijst branche netwerk"
        " categoryidname"
    ),
    SheetField.MOTIVE: "motive motief whatsinitforme wiifm belang drijfveer motivatie motiv motif",
    SheetField.OBJECTION: "objection bezwaar bezwaren weerstand hardestobjection einwand objectionprincipale",
    SheetField.CONTEXT: "context achtergrond background socialecontext kontext hintergrund hoekenik waarvan kenik",
    SheetField.NOTES: (
        "notes note notitie notities opmerking opmerkingen comment comments remarks bemerkung bemerkungen notizen"
        " remarques aantekening aantekeningen toelichting bijzonderheden memo notiz commentaires"
    ),
    SheetField.PRIVATE_NOTES: "privatenotes privenotities priveopmerkingen vertrouwelijk",
    SheetField.DO_NOT_CONTACT: (
        "donotcontact nietbenaderen nietmailen nietcontacteren nietbellen optout nichtkontaktieren"
        " nepascontacter geencontact donotemail donotphone donotcall donotmail donotsms donottext emailoptout"
        " hasoptedoutofemail nobulkemails nobulkemailsuseroptout geenmail geennieuwsbrief nietschrijven"
    ),
    SheetField.DOSSIER: "dossier onderwerp topic project campagne campaign thema projekt sujet",
    SheetField.ACCEPTANCE: "acceptance acceptatie draagvlak acceptanz acceptation houding steun",
    SheetField.ENERGY: "energy energie inzet activiteit engagement",
    SheetField.MY_INTEREST: "myinterest mijnbelang mijninteresse belangvoormij meininteresse moninteret importance",
    SheetField.THEIR_INTEREST: "theirinterest hunbelang huninteresse interesseinmij ihrinteresse leurinteret",
    SheetField.POWER: "power macht invloed influence einfluss pouvoir",
    SheetField.STAKE: "stake belangbij betrokkenheid interest interesse enjeu belangbijdossier",
    SheetField.LAST_CONTACT: (
        "lastcontact laatstecontact laatstcontact laatstgesproken datumlaatstecontact laatstecontactmoment"
        " laatstgezien lastcontacted lastspoken lastmeeting laatsteafspraak laatstegesprek gesprokenop contactdatum"
        " datumcontact letzterkontakt derniercontact laatstgebeld laatstgemaild lastcall lastmet"
    ),
    SheetField.CHANNEL: "channel kanaal contactvorm hoecontact kontaktart canal wijzevancontact",
    SheetField.CONVERSATION: (
        "conversation gesprek gespreksverslag verslag besproken waaroverging discussed gesprach entretien"
    ),
    SheetField.FOLLOW_UP: (
        "followup opvolging actie actiepunt vervolgactie vervolg todo nextstep volgendestap aktion afspraak suivi"
        " nachfassen actiepunten belofte"
    ),
    SheetField.FOLLOW_UP_DUE: (
        "followupdue opvolgdatum opvolgenop actiedatum datumvervolg datumactie followupdate deadline uiterlijk"
        " vervolgdatum duedate wiedervorlage terugbellenop"
    ),
    SheetField.IGNORED: (
        "category kleur emaildisplayname emailtype prefix suffix nameprefix namesuffix voorvoegseltitel fileas"
        " phoneticgivenname phoneticfamilyname yominame yomiachternaam initials voorletters photo photourl foto avatar"
        " avatarurl image imageurl picture profilepicture"
        " priority prioriteit sensitivity gevoeligheid private prive language taal"
        " emailtyp emailangezeigtername typedemessagerie nomcompletdeladressedemessagerie weergavenaamvooremail"
        f" aanhef aanspreektitel anrede salutation {_WITHOUT_A_PLACE}"
    ),
}

WITHOUT_A_PLACE = frozenset(_WITHOUT_A_PLACE.split())
"""By `name_key`. Columns that tell something of somebody which netwerk does not keep: the user is told of these."""

FIELD_BY_NAME: Mapping[str, SheetField] = {
    name: field
    for field, names in _NAMES.items()
    for name in [*names.split(), field.replace("_", "")]
    if name != "-" and (name != "birthday" or field is SheetField.BIRTHDAY)
}
"""By `name_key`. What a column of these names tells."""

_QUALIFYING = {
    "work": "werk work business zakelijk kantoor office bureau dienst dienstlich geschaftlich professionnel zaak",
    "home": "prive thuis home huis personal private persoonlijk privat domicile",
    "mobile": "mobiel mobile mobiele gsm cell mobil portable handy",
    "other": "other overig overige andere autre",
}
QUALIFIERS: Mapping[str, str] = {word: label for label, words in _QUALIFYING.items() for word in words.split()}
"""Words beside the name of a column that say which one of several it is, and the label that they become."""

_OTHER_PEOPLE = (
    "mum mom mother father dad sister brother sibling wife husband child son daughter manager assistant secretary"
    " guardian emergency referrer moeder vader ouder zus broer echtgenoot echtgenote zoon dochter leidinggevende"
    " assistent assistente secretaresse noodcontact noodnummer mutter vater ehepartner lebenspartner vorgesetzter"
    " notfall mere pere conjoint urgence"
)
OTHER_PEOPLE = frozenset(_OTHER_PEOPLE.split())
"""Words beside the name of a column which say that it tells of somebody else: `Mother's e-mail` is not the person's."""
