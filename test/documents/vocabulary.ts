/** The languages that documents are made in. */
export type Language = 'en' | 'de' | 'fr' | 'nl' | 'pl';

/** The currencies that documents are made in. */
export type Currency = 'USD' | 'EUR' | 'GBP' | 'JPY' | 'PLN';

type Choice = readonly [string, ...string[]];

/** What stands on a document, in one language; where several are given, the seed picks. */
export interface Vocabulary {
  readonly invoice: Choice;
  readonly creditNote: Choice;
  readonly number: Choice;
  readonly issueDate: Choice;
  readonly dueDate: Choice;
  readonly orderNumber: Choice;
  readonly customerNumber: Choice;
  readonly deliveryDate: Choice;
  readonly billTo: Choice;
  readonly seller: Choice;
  readonly position: Choice;
  readonly description: Choice;
  readonly quantity: Choice;
  readonly unitPrice: Choice;
  readonly amount: Choice;
  readonly taxRate: Choice;
  readonly subtotal: Choice;
  readonly tax: Choice;
  readonly total: Choice;
  readonly amountDue: Choice;
  readonly priorBalance: Choice;
  readonly amountPaid: Choice;
  readonly terms: Choice;
  readonly vatNumber: Choice;
  readonly page: string;
  readonly thanks: string;
  readonly carried: string;
}

export const vocabularies: Readonly<Record<Language, Vocabulary>> = {
  en: {
    invoice: ['Invoice', 'INVOICE', 'Tax Invoice'],
    creditNote: ['Credit Note', 'CREDIT NOTE'],
    number: ['Invoice number', 'Invoice No.', 'Invoice #', 'Invoice ID'],
    issueDate: ['Invoice date', 'Date', 'Date of issue', 'Issued'],
    dueDate: ['Due date', 'Payment due', 'Pay by'],
    orderNumber: ['PO number', 'Your order'],
    customerNumber: ['Customer no.', 'Account number'],
    deliveryDate: ['Delivery date', 'Service date'],
    billTo: ['Bill to', 'Invoice to', 'Customer'],
    seller: ['From', 'Seller', 'Supplier'],
    position: ['#', 'No.'],
    description: ['Description', 'Item', 'Service'],
    quantity: ['Qty', 'Quantity', 'Hours'],
    unitPrice: ['Unit price', 'Rate', 'Price'],
    amount: ['Amount', 'Line total', 'Total'],
    taxRate: ['VAT %', 'Tax'],
    subtotal: ['Subtotal', 'Net total', 'Total excl. VAT'],
    tax: ['VAT', 'Sales tax', 'Tax'],
    total: ['Total', 'Grand total', 'Invoice total', 'Total incl. VAT'],
    amountDue: ['Amount due', 'Balance due'],
    priorBalance: ['Previous balance', 'Balance forward'],
    amountPaid: ['Amount paid', 'Payments received'],
    terms: ['Payment terms: 30 days net', 'Terms: net 14 days'],
    vatNumber: ['VAT No.', 'Tax ID'],
    page: 'Page',
    thanks: 'Thank you for your business. Please quote the number above with your payment.',
    carried: 'continued on next page',
  },
  de: {
    invoice: ['Rechnung', 'RECHNUNG'],
    creditNote: ['Gutschrift', 'Rechnungskorrektur'],
    number: ['Rechnungsnummer', 'Rechnungs-Nr.', 'Rechnung Nr.', 'Beleg-Nr.'],
    issueDate: ['Rechnungsdatum', 'Datum', 'Belegdatum'],
    dueDate: ['Fällig am', 'Zahlbar bis', 'Fälligkeitsdatum'],
    orderNumber: ['Bestellnummer', 'Ihre Bestellung'],
    customerNumber: ['Kundennummer', 'Kunden-Nr.'],
    deliveryDate: ['Leistungsdatum', 'Lieferdatum'],
    billTo: ['Rechnungsempfänger', 'Kunde', 'Rechnung an'],
    seller: ['Verkäufer', 'Lieferant', 'Rechnungssteller'],
    position: ['Pos.', 'Nr.'],
    description: ['Bezeichnung', 'Beschreibung', 'Leistung', 'Artikel'],
    quantity: ['Menge', 'Anzahl'],
    unitPrice: ['Einzelpreis', 'Preis', 'E-Preis'],
    amount: ['Gesamt', 'Betrag', 'Gesamtpreis'],
    taxRate: ['USt. %', 'MwSt.'],
    subtotal: ['Zwischensumme', 'Nettobetrag', 'Summe netto'],
    tax: ['MwSt.', 'USt.', 'Umsatzsteuer'],
    total: ['Gesamtbetrag', 'Rechnungsbetrag', 'Bruttobetrag', 'Endbetrag'],
    amountDue: ['Zahlbetrag', 'Zu zahlen'],
    priorBalance: ['Saldovortrag', 'Offener Saldo'],
    amountPaid: ['Bereits bezahlt', 'Anzahlung'],
    terms: ['Zahlungsbedingungen: 30 Tage netto', 'Zahlbar innerhalb von 14 Tagen ohne Abzug'],
    vatNumber: ['USt-IdNr.', 'USt-ID'],
    page: 'Seite',
    thanks: 'Vielen Dank für Ihren Auftrag. Bitte geben Sie bei der Zahlung die Nummer oben an.',
    carried: 'Fortsetzung auf der nächsten Seite',
  },
  fr: {
    invoice: ['Facture', 'FACTURE'],
    creditNote: ['Avoir', 'AVOIR'],
    number: ['Facture n°', 'N° de facture', 'Numéro de facture'],
    issueDate: ['Date de facture', 'Date', "Date d'émission"],
    dueDate: ["Date d'échéance", 'Échéance', 'À payer avant le'],
    orderNumber: ['Bon de commande', 'N° de commande'],
    customerNumber: ['N° client', 'Code client'],
    deliveryDate: ['Date de livraison', 'Date de prestation'],
    billTo: ['Facturé à', 'Client', 'Adresse de facturation'],
    seller: ['Vendeur', 'Émetteur', 'Fournisseur'],
    position: ['N°', 'Ligne'],
    description: ['Désignation', 'Description', 'Prestation'],
    quantity: ['Quantité', 'Qté'],
    unitPrice: ['Prix unitaire', 'P.U. HT', 'Prix unitaire HT'],
    amount: ['Montant HT', 'Montant', 'Total HT'],
    taxRate: ['TVA', 'Taux TVA'],
    subtotal: ['Total HT', 'Montant HT', 'Sous-total'],
    tax: ['TVA', 'Montant TVA'],
    total: ['Total TTC', 'Montant TTC', 'Montant total TTC'],
    amountDue: ['Net à payer', 'Reste à payer'],
    priorBalance: ['Solde précédent', 'Solde antérieur'],
    amountPaid: ['Acompte versé', 'Déjà réglé'],
    terms: ['Conditions de paiement : 30 jours net', 'Paiement à 14 jours'],
    vatNumber: ['N° TVA', 'TVA intracommunautaire'],
    page: 'Page',
    thanks: 'Nous vous remercions de votre confiance. Merci de rappeler le numéro ci-dessus.',
    carried: 'suite à la page suivante',
  },
  nl: {
    invoice: ['Factuur', 'FACTUUR'],
    creditNote: ['Creditnota', 'CREDITNOTA'],
    number: ['Factuurnummer', 'Factuurnr.', 'Factuur nr.'],
    issueDate: ['Factuurdatum', 'Datum'],
    dueDate: ['Vervaldatum', 'Te betalen voor', 'Betalen voor'],
    orderNumber: ['Ordernummer', 'Uw bestelling'],
    customerNumber: ['Klantnummer', 'Debiteurnummer'],
    deliveryDate: ['Leverdatum'],
    billTo: ['Factuuradres', 'Klant', 'Factuur aan'],
    seller: ['Leverancier', 'Verkoper', 'Afzender'],
    position: ['Nr.', '#'],
    description: ['Omschrijving', 'Artikel', 'Dienst'],
    quantity: ['Aantal', 'Hoeveelheid'],
    unitPrice: ['Prijs', 'Stukprijs', 'Prijs per stuk'],
    amount: ['Bedrag', 'Totaal'],
    taxRate: ['BTW', 'BTW %'],
    subtotal: ['Subtotaal', 'Totaal excl. BTW'],
    tax: ['BTW', 'BTW bedrag'],
    total: ['Totaal', 'Totaalbedrag', 'Totaal incl. BTW', 'Factuurbedrag'],
    amountDue: ['Te betalen', 'Openstaand bedrag'],
    priorBalance: ['Vorig saldo'],
    amountPaid: ['Reeds betaald', 'Aanbetaling'],
    terms: ['Betalingsvoorwaarden: 30 dagen netto', 'Betalingstermijn: 14 dagen'],
    vatNumber: ['BTW-nummer', 'BTW nr.'],
    page: 'Pagina',
    thanks: 'Hartelijk dank voor uw opdracht. Vermeld bij betaling het nummer hierboven.',
    carried: 'vervolg op volgende pagina',
  },
  pl: {
    invoice: ['Faktura VAT', 'Faktura', 'FAKTURA'],
    creditNote: ['Faktura korygująca'],
    number: ['Numer faktury', 'Nr faktury', 'Faktura nr'],
    issueDate: ['Data wystawienia', 'Data faktury'],
    dueDate: ['Termin płatności', 'Termin zapłaty'],
    orderNumber: ['Nr zamówienia', 'Zamówienie'],
    customerNumber: ['Nr klienta'],
    deliveryDate: ['Data sprzedaży', 'Data dostawy'],
    billTo: ['Nabywca', 'Odbiorca'],
    seller: ['Sprzedawca', 'Wystawca'],
    position: ['Lp.', 'Nr'],
    description: ['Nazwa towaru lub usługi', 'Nazwa', 'Opis'],
    quantity: ['Ilość'],
    unitPrice: ['Cena netto', 'Cena jedn. netto', 'Cena'],
    amount: ['Wartość netto', 'Wartość'],
    taxRate: ['Stawka VAT', 'VAT'],
    subtotal: ['Razem netto', 'Wartość netto', 'Suma netto'],
    tax: ['VAT', 'Kwota VAT', 'Podatek VAT'],
    total: ['Razem brutto', 'Razem', 'Suma brutto', 'Kwota brutto'],
    amountDue: ['Do zapłaty', 'Pozostało do zapłaty'],
    priorBalance: ['Saldo początkowe', 'Poprzednie saldo'],
    amountPaid: ['Zapłacono', 'Zaliczka'],
    terms: ['Sposób płatności: przelew 14 dni', 'Warunki płatności: 30 dni'],
    vatNumber: ['NIP'],
    page: 'Strona',
    thanks: 'Dziękujemy za współpracę. Prosimy podać powyższy numer w tytule przelewu.',
    carried: 'ciąg dalszy na następnej stronie',
  },
};

/** What suppliers of live events sell. */
export const goods: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: [
    'Stage hire, main hall',
    'Sound system rental',
    'Lighting technician',
    'Crowd barriers 2 m',
    'Catering, crew meals',
    'Poster printing A2',
    'Security staff night shift',
    'Moving heads',
    'Generator 60 kVA',
    'Backstage passes',
    'Van rental per day',
    'Festival wristbands',
  ],
  de: [
    'Bühnenmiete Haupthalle',
    'Tonanlage Vermietung',
    'Lichttechniker',
    'Absperrgitter 2 m',
    'Verpflegung Crew',
    'Plakatdruck A2',
    'Sicherheitsdienst Nachtschicht',
    'Moving Heads',
    'Stromaggregat 60 kVA',
    'Backstage-Ausweise',
    'Transporter Tagesmiete',
    'Festivalbänder',
  ],
  fr: [
    'Location de scène',
    'Sonorisation complète',
    'Technicien lumière',
    'Barrières de sécurité 2 m',
    'Restauration équipe',
    "Impression d'affiches A2",
    'Agents de sécurité nuit',
    'Projecteurs motorisés',
    'Groupe électrogène 60 kVA',
    'Laissez-passer',
    'Location fourgon',
    'Bracelets de festival',
  ],
  nl: [
    'Podiumhuur grote zaal',
    'Geluidsinstallatie',
    'Lichttechnicus',
    'Dranghekken 2 m',
    'Catering crew',
    'Posterdruk A2',
    'Beveiliging nachtdienst',
    'Moving heads',
    'Aggregaat 60 kVA',
    'Backstagepassen',
    'Busje per dag',
    'Festivalbandjes',
  ],
  pl: [
    'Wynajem sceny głównej',
    'Nagłośnienie estradowe',
    'Technik oświetlenia',
    'Barierki ochronne 2 m',
    'Catering dla ekipy',
    'Druk plakatów A2',
    'Ochrona nocna',
    'Głowy ruchome',
    'Agregat 60 kVA',
    'Identyfikatory',
    'Wynajem busa',
    'Opaski festiwalowe',
  ],
};

/** Name stems and legal forms of suppliers; the customer is always the business itself. */
export const stems: readonly [string, ...string[]] = [
  'Nordlicht',
  'Harbour',
  'Atelier Lumen',
  'Van der Berg',
  'Kowalczyk',
  'Silverline',
  'Rossignol',
  'Brandt & Sohn',
  'Oakfield',
  'Estrada',
  'Blue Note',
  'Meridian',
  'Kwadrat',
  'Polaris',
  'Tiergarten',
  'Montclair',
];
export const trades: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: ['Event Services', 'Stage Hire', 'Audio', 'Printing', 'Catering'],
  de: ['Veranstaltungstechnik', 'Bühnenbau', 'Tontechnik', 'Druckerei', 'Catering'],
  fr: ['Événements', 'Sonorisation', 'Scènes', 'Imprimerie', 'Traiteur'],
  nl: ['Evenementen', 'Podiumtechniek', 'Geluid', 'Drukwerk', 'Catering'],
  pl: ['Technika Sceniczna', 'Nagłośnienie', 'Drukarnia', 'Catering', 'Eventy'],
};
export const legalForms: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: ['Ltd', 'Inc.', 'LLC', 'Limited'],
  de: ['GmbH', 'AG', 'GmbH & Co. KG', 'e.K.'],
  fr: ['SARL', 'SAS', 'SA'],
  nl: ['B.V.', 'VOF', 'N.V.'],
  pl: ['Sp. z o.o.', 'S.A.', 'sp. j.'],
};

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly country: string;
  readonly phone: string;
  readonly vat: string;
}

export const addresses: Readonly<Record<Language, readonly [Address, ...Address[]]>> = {
  en: [
    {
      street: '14 Harbour Road',
      city: 'Bristol BS1 5TY',
      country: 'United Kingdom',
      phone: '+44 117 496 0142',
      vat: 'GB 293 1234 67',
    },
    {
      street: '820 Market Street',
      city: 'Portland OR 97205',
      country: 'United States',
      phone: '(503) 555-0142',
      vat: '93-1234567',
    },
  ],
  de: [
    {
      street: 'Hafenstraße 12',
      city: '20457 Hamburg',
      country: 'Deutschland',
      phone: '+49 40 5550142',
      vat: 'DE293123451',
    },
    { street: 'Lindenallee 7', city: '50668 Köln', country: 'Deutschland', phone: '0221 5550142', vat: 'DE811234565' },
  ],
  fr: [
    {
      street: '8 rue des Lilas',
      city: '69003 Lyon',
      country: 'France',
      phone: '+33 4 72 55 01 42',
      vat: 'FR40303265045',
    },
    {
      street: '25 avenue Foch',
      city: '44000 Nantes',
      country: 'France',
      phone: '02 40 55 01 42',
      vat: 'FR23334175221',
    },
  ],
  nl: [
    {
      street: 'Keizersgracht 210',
      city: '1016 DX Amsterdam',
      country: 'Nederland',
      phone: '+31 20 555 0142',
      vat: 'NL810433941B01',
    },
    {
      street: 'Stationsweg 4',
      city: '3511 ED Utrecht',
      country: 'Nederland',
      phone: '030 555 0142',
      vat: 'NL004495445B01',
    },
  ],
  pl: [
    {
      street: 'ul. Długa 15',
      city: '31-147 Kraków',
      country: 'Polska',
      phone: '+48 12 555 01 42',
      vat: '676-245-00-12',
    },
    {
      street: 'al. Jerozolimskie 44',
      city: '00-024 Warszawa',
      country: 'Polska',
      phone: '22 555 01 42',
      vat: '5252344078',
    },
  ],
};
