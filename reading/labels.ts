/** What a printed label announces: Textract's field types, and words that only end a neighbour's value. */
export type Meaning =
  | 'INVOICE_RECEIPT_ID'
  | 'INVOICE_RECEIPT_DATE'
  | 'DUE_DATE'
  | 'ORDER_DATE'
  | 'DELIVERY_DATE'
  | 'PO_NUMBER'
  | 'CUSTOMER_NUMBER'
  | 'PAYMENT_TERMS'
  | 'TOTAL'
  | 'SUBTOTAL'
  | 'TAX'
  | 'AMOUNT_DUE'
  | 'AMOUNT_PAID'
  | 'PRIOR_BALANCE'
  | 'DISCOUNT'
  | 'SHIPPING_HANDLING_CHARGE'
  | 'SERVICE_CHARGE'
  | 'GRATUITY'
  | 'VENDOR_VAT_NUMBER'
  | 'CURRENCY'
  | 'VENDOR'
  | 'RECEIVER'
  | 'OTHER';

export type ValueKind = 'amount' | 'date' | 'identifier' | 'text';

export const KIND: Readonly<Record<Meaning, ValueKind>> = {
  INVOICE_RECEIPT_ID: 'identifier',
  INVOICE_RECEIPT_DATE: 'date',
  DUE_DATE: 'date',
  ORDER_DATE: 'date',
  DELIVERY_DATE: 'date',
  PO_NUMBER: 'identifier',
  CUSTOMER_NUMBER: 'identifier',
  PAYMENT_TERMS: 'text',
  TOTAL: 'amount',
  SUBTOTAL: 'amount',
  TAX: 'amount',
  AMOUNT_DUE: 'amount',
  AMOUNT_PAID: 'amount',
  PRIOR_BALANCE: 'amount',
  DISCOUNT: 'amount',
  SHIPPING_HANDLING_CHARGE: 'amount',
  SERVICE_CHARGE: 'amount',
  GRATUITY: 'amount',
  VENDOR_VAT_NUMBER: 'identifier',
  CURRENCY: 'text',
  VENDOR: 'text',
  RECEIVER: 'text',
  OTHER: 'identifier',
};

/** Folded phrases; a trailing `?` marks a word that means this only where a fitting value follows at once. */
const PHRASES: Readonly<Record<Meaning, string>> = {
  INVOICE_RECEIPT_ID: `
    invoice number, invoice no, invoice nr, invoice num, invoice #, invoice id, invoiceno, invoice ref, invoice reference, tax invoice no,
    tax invoice number, inv no, inv nr, inv number, inv #, bill no, bill number, bill #, receipt no, receipt number, receipt #, receipt id, doc no,
    document no, document number, credit note no, credit note number, credit note #, credit memo no, credit memo number, tr #, invoice?, receipt?, inv?,
    tax invoice?, credit note?, credit memo?, #?, slip no, slip number, trans no, transaction no, transaction number, cash bill no, bill?,
    rechnungsnummer, rechnungsnr, rechnungno, rechnung nr, rechnung no, rechnung nummer, rechnung #, rechnungs nr, rechnungs nummer, renr, rgnr, belegnr, belegnummer, beleg nr, gutschriftsnummer,
    gutschriftsnr, gutschriftnr, gutschriftnummer, gutschrift nr, gutschrift nummer, rechnung?, gutschrift?, quittungsnr, bonnr, bon nr, rechnungskorrektur?, rechnungskorrektur nr,
    facture no, facture n, facture numero, facture num, no facture, no de facture, n facture, n de facture, numero de facture, numero facture, num facture, ref facture, reference facture, avoir no, avoir n,
    no avoir, no davoir, numero davoir, facture?, avoir?, no de la facture,
    factuurnummer, factuurnr, factuur nr, factuur nummer, factuur no, factuur?, factuur #, bonnummer, creditnota nr, creditnota nummer, creditnotanummer, creditfactuur nr, creditnota?, creditfactuur?,
    factura no, factura n, factura numero, no factura, no de factura, numero de factura, num factura, factura?,
    fattura n, fattura no, fattura nr, fattura numero, numero fattura, no fattura, n fattura, fattura?,
    faktura nr, faktura vat nr, faktura no, nr faktury, numer faktury, faktura vat?, faktura?, rachunek nr, nr rachunku, faktura korygujaca nr, faktura korygujaca?, numer dokumentu, paragon nr`,
  INVOICE_RECEIPT_DATE: `
    invoice date, date of invoice, invoice issue date, date of issue, issue date, issued, issued on, issue date, bill date, billing date, receipt date, document date, dated, tax point, date, inv date, doc date,
    rechnungsdatum, rechnungs datum, rechnung datum, datum, belegdatum, beleg datum, ausstellungsdatum, datum der rechnung, rechnung vom, gutschriftsdatum, gutschriftdatum,
    date de facture, date facture, date de la facture, date de facturation, date demission, emise le, facture du, date du document, le?, en date du, date davoir, date de lavoir,
    factuurdatum, factuur datum, datum factuur, datum van factuur, fact datum, creditdatum, creditnota datum,
    fecha de factura, fecha factura, fecha, fecha de emision, fecha de expedicion,
    data fattura, data, data della fattura, data documento, data di emissione,
    data wystawienia, data faktury, data wyst, wystawiono dnia, wystawiona dnia, data dokumentu`,
  DUE_DATE: `
    due date, payment due, payment due date, due, due by, due on, pay by, payment due by, date due, payable by, invoice due date, invoice due,
    falligkeitsdatum, fallig am, fallig, zahlbar bis, zahlbar bis zum, zahlungsziel, falligkeit, falligkeitstag, zu zahlen bis, zahlung bis, zahlungsfrist, faelligkeitsdatum, faellig am, bitte zahlen bis,
    date decheance, echeance, date limite de paiement, a payer avant le, payable avant le, payable le, a regler avant le, date echeance,
    vervaldatum, verval datum, vervalt op, te betalen voor, betalen voor, uiterste betaaldatum, betaaldatum, te voldoen voor, uiterlijk te betalen,
    fecha de vencimiento, vencimiento, fecha vencimiento, scadenza, data scadenza, data di scadenza,
    termin platnosci, termin zaplaty, data platnosci, platne do, platnosc do, zaplacic do`,
  ORDER_DATE: `
    order date, date of order, ordered, ordered on, po date, bestelldatum, bestell datum, auftragsdatum, auftragdatum, auftragdatumlief, bestellung vom, date de commande, date commande, commande du, orderdatum, besteldatum, order datum,
    fecha de pedido, data ordine, data zamowienia, bestellung vom, angebot vom, vertragsdatum, quote date, date du devis`,
  DELIVERY_DATE: `
    delivery date, ship date, shipped, date shipped, service date, date of service, supply date, date of supply, delivered on, delivered, event date, period, service period, statement period, print date, printed, printed on,
    lieferdatum, leistungsdatum, liefertermin, leistungszeitraum, lieferscheindatum, liefer und leistungsdatum, veranstaltungsdatum, datum der lieferung, datum der leistung, zeitraum, druckdatum,
    date de livraison, date livraison, livraison le, date de prestation, date de la prestation, periode, leverdatum, afleverdatum, leveringsdatum, datum levering, fecha de entrega,
    data consegna, data sprzedazy, data dostawy, data dostawy uslugi, data wykonania uslugi, data zakonczenia dostawy, expiry date, exp date, valid until, gultig bis, valable jusquau, geldig tot`,
  PO_NUMBER: `
    po number, po no, po #, p o number, p o no, purchase order, purchase order no, purchase order number, order number, order no, order #, order nr, order id, your order, your order no, order, customer order number, po,
    bestellnummer, bestellnr, bestell nr, bestellung, bestellung nr, auftragsnummer, auftragsnr, auftragnrlief, auftrag nr, ihre bestellung, ihre bestellnummer,
    no de commande, numero de commande, commande no, bon de commande, commande n, ref commande, votre commande, no commande, commande,
    ordernummer, ordernr, bestelnummer, uw bestelling, bestelling, inkooporder, numero de pedido, pedido no, pedido, numero ordine, ordine n, nr zamowienia, zamowienie nr, numer zamowienia, zamowienie`,
  CUSTOMER_NUMBER: `
    customer number, customer no, customer id, customer nr, customer #, client id, client number, client no, account number, account no, account #, member no, member id,
    kundennummer, kundennr, kunden nr, kundenno, kd nr, kdnr, debitor, debitorennummer, ihre kundennummer,
    no client, numero client, code client, no de client, client no, ref client, numero de client, votre no client, klantnummer, klantnr, klant nr, debiteurnummer, debiteurnr, klant, relatienummer,
    numero de cliente, no cliente, codice cliente, nr klienta, numer klienta, kod klienta`,
  PAYMENT_TERMS: `
    payment terms, terms of payment, terms, payment term, payment conditions, zahlungsbedingungen, zahlungsbedingung, zahlungskonditionen, conditions de paiement, modalites de paiement, conditions de reglement,
    mode de reglement, mode de paiement, betalingsvoorwaarden, betalingstermijn, betaaltermijn, betalingsconditie, condiciones de pago, forma de pago, condizioni di pagamento, warunki platnosci, sposob platnosci, forma platnosci, metoda platnosci, zahlungsart, zahlungsform, payment method`,
  TOTAL: `
    total, grand total, invoice total, total amount, amount total, total invoice amount, total invoice, total incl vat, total inc vat, total including vat, total incl tax, total inc tax, total incl gst, total inclusive gst, total inclusive of gst, total incl, total with tax, gross total, total gross, gross amount, total price,
    total payable, nett total, net total payable, total sales, total sales incl gst, total sales inclusive gst, total sales inclusive of gst, total amt, total rounded, rounded total, total arrondi, montant arrondi, summe gerundet, gesamt gerundet, total gerundet, totaal afgerond, total rm, total amount incl vat, total amount including vat, total amt incl gst, bill total, order total, total due, total amount due, total to pay, total credit, credit total, total charge, total charges, total with gst, total incl of gst, total gst inclusive, total amount with gst,
    gesamt, gesamtbetrag, gesamtsumme, rechnungsbetrag, rechnungssumme, endbetrag, endsumme, summe brutto, bruttobetrag, brutto, gesamtbetrag brutto, gesamt brutto, bruttosumme, rechnungssumme brutto, rechnungsendbetrag, gesamtpreis, summe inkl mwst,
    gesamt inkl mwst, gesamtbetrag inkl mwst, gesamtbetrag inkl ust, betrag brutto, rechnungsbetrag brutto, rechnungsgesamtbetrag, bruttorechnungsbetrag, rechnungsbeitrag, gutschriftsbetrag, gutschriftbetrag, summe inkl ust, total inkl mwst, total inkl ust, betrag inkl mwst, betrag inkl ust, gesamt inkl ust,
    total ttc, montant total, montant ttc, montant total ttc, total toutes taxes comprises, total general, total de la facture, total facture, net ttc, total ttc en eur, prix total ttc, total avoir,
    totaal, totaalbedrag, totaal incl btw, totaal inclusief btw, totaal te betalen bedrag, factuurtotaal, factuur totaal, factuurbedrag, totaal bedrag, totaalbedrag incl btw, eindtotaal, bedrag incl btw, totaal factuur, totaal eur, bedrag inclusief btw, totaal inclusief, totaal incl,
    importe total, total factura, total a pagar, totale, totale fattura, totale documento, totale complessivo, totale da pagare, totale ivato,
    razem, suma, ogolem, kwota brutto, wartosc brutto, razem brutto, suma brutto, lacznie, kwota ogolem, razem do zaplaty, wartosc faktury`,
  SUBTOTAL: `
    subtotal, sub total, net total, total net, net amount, amount net, total excl vat, total ex vat, total excluding vat, total excl tax, total before tax, total excl gst, total excluding gst, total excl, total net of vat, taxable amount, total without tax, net value, untaxed amount, amount before tax, total ex tax, sub total excl gst, subtotal excl gst, total excl of gst, goods total, goods value, subtotal excl vat,
    zwischensumme, nettobetrag, netto, summe netto, gesamt netto, gesamtbetrag netto, nettosumme, rechnungssumme netto, warenwert, total netto, nettogesamtbetrag, rechnungssumme ohne ust, summe zzgl mwst, positionssumme, betrag netto, steuerbasisbetrag, gesamtbeitrag, zwischensumme netto, warenwert netto, summe ohne mwst, summe exkl mwst, total exkl mwst, nettowert, rechnungsbetrag netto, bemessungsgrundlage, basisbetrag, steuerbasis,
    total ht, sous total, soustotal, sous total ht, montant ht, montant total ht, total hors taxes, total hors taxe, net ht, total h t, montant net ht, total net ht, base ht, total net, montant net,
    subtotaal, totaal excl btw, totaal exclusief btw, exclusief btw, netto bedrag, nettobedrag, bedrag excl btw, totaal excl, totaal netto, bedrag exclusief btw, grondslag, maatstaf van heffing,
    base imponible, subtotal sin iva, total sin iva, imponibile, totale imponibile, totale netto,
    razem netto, suma netto, wartosc netto, kwota netto, podsuma`,
  TAX: `
    tax, vat, sales tax, gst, hst, total tax, tax total, total vat, vat total, vat amount, tax amount, total gst, gst amount, gst payable, total gst amount, sst, service tax, igst, cgst, sgst, taxes, total taxes, tax amt,
    mwst, ust, umsatzsteuer, mehrwertsteuer, mwstbetrag, ustbetrag, steuerbetrag, zzgl mwst, zzgl ust, mehrwertsteuerbetrag, umsatzsteuerbetrag, steuer, mwst betrag, versicherungsteuer, versicherungssteuer, gesamtsteuerbetrag, summe mwst, summe ust, enthaltene mwst, inkl mwst?, inkl ust?, davon mwst, davon ust,
    tva, montant tva, total tva, montant de la tva, taxe, total taxes, montant taxe, dont tva, montant t v a, total de la tva,
    btw, btw bedrag, btwbedrag, totaal btw, bedrag btw, btw totaal, totaal btw bedrag,
    iva, cuota iva, importe iva, total iva, imposta, totale iva, importo iva, vat kwota, podatek vat, podatek, kwota vat, wartosc vat, razem vat, kwota podatku, suma vat, ptu`,
  AMOUNT_DUE: `
    amount due, due payable, balance due, balance, amount payable, net payable, due amount, outstanding, amount outstanding, balance payable, amount to pay, please pay, residual, you owe, to pay, outstanding balance, net amount due, current balance, remaining balance,
    zahlbetrag, zu zahlender beitrag, zu zahlen, zu zahlender betrag, offener betrag, restbetrag, falliger betrag, zahlungsbetrag, noch zu zahlen, offen, zu uberweisen, falligkeitsbetrag, rechnungsbetrag fallig, saldo,
    net a payer, montant du, reste a payer, solde du, solde a payer, a payer, reste du, solde, montant a payer, net a payer ttc, net a deduire, net a rembourser,
    te betalen, te betalen bedrag, openstaand bedrag, nog te betalen, openstaand, te voldoen, importe pendiente, da pagare, netto a pagare, saldo da pagare,
    do zaplaty, pozostalo do zaplaty, kwota do zaplaty, pozostaje do zaplaty, do zwrotu`,
  AMOUNT_PAID: `
    amount paid, paid, cash, payment received, payments received, tendered, amount tendered, cash tendered, tend, less payment, deposit, deposit paid, prepaid, payments, paid amount, less deposit, cash received, visa, mastercard, master, debit, credit card, card, change, change due, total paid, rounding, rounding adj, rounding adjustment, round adj, balance paid, cash paid,
    rundung, gegeben bar, bar gegeben, bar erhalten, kartenzahlung, girocard, ec karte, kreditkarte, arrondi, especes, carte bancaire, cb, afronding, pin, bezahlt, bereits bezahlt, gezahlt, anzahlung, erhaltene anzahlungen, bar, gegeben, ruckgeld, abzgl anzahlung, vorauszahlung, acompte, deja paye, deja regle, acompte verse, regle, avance, reste rendu, montant regle, rendu,
    betaald, reeds betaald, aanbetaling, voldaan, vooruitbetaald, contant, wisselgeld, pagado, pagato, acconto, anticipo, zaplacono, przedplata, zaliczka, wplacono, gotowka, reszta`,
  PRIOR_BALANCE: `
    prior balance, previous balance, balance forward, balance brought forward, opening balance, carried forward, previous amount due, last balance, ubertrag, vorheriger saldo, alter saldo, saldovortrag, ruckstand, offener saldo, offene posten, solde precedent, solde anterieur, report, ancien solde, vorig saldo, vorige saldo, openstaand saldo,
    saldo anterior, saldo precedente, poprzednie saldo, saldo poczatkowe, beitragsruckstand, zaleglosc`,
  DISCOUNT: `
    discount, total discount, less discount, trade discount, voucher, rebate, savings, you saved, total savings, promotion, item discount, rabatt, nachlass, skonto, abzgl rabatt, gesamtrabatt, gesamtbetrag der abschlage, abschlag, rechnungsrabatt, rabattbetrag, artikelgesamtrabatt, gutschein,
    remise, rabais, escompte, total remise, reduction, korting, totaal korting, betalingskorting, descuento, sconto, rabat, upust, znizka`,
  SHIPPING_HANDLING_CHARGE: `
    shipping, shipping handling, shipping and handling, delivery charge, delivery, freight, postage, carriage, shipping cost, shipping costs, delivery fee, transport, handling, versand, versandkosten, lieferkosten, fracht, transportkosten, porto, frachtbetrag, versand und verpackung, versandpauschale,
    frais de port, frais de livraison, port, livraison, frais denvoi, verzendkosten, bezorgkosten, portokosten, transportkosten, gastos de envio, spese di spedizione, spedizione, koszt wysylki, wysylka, koszty dostawy, koszt dostawy, dostawa, gesamtbetrag der zuschlage, zuschlag`,
  SERVICE_CHARGE: `service charge, service chg, svc charge, service fee, booking fee, servicegebuhr, bearbeitungsgebuhr, mindermengenzuschlag, frais de service, frais de dossier, servicekosten, administratiekosten, oplata serwisowa, oplata manipulacyjna`,
  GRATUITY: `gratuity, tip, tips, trinkgeld, pourboire, fooi, propina, mancia, napiwek`,
  VENDOR_VAT_NUMBER: `
    vat number, vat no, vat reg no, vat reg, vat registration number, vat registration no, vat id, vat #, gst no, gst reg no, gst id, gst id no, gst id #, gst registration no, gstin, gst reg, gst number, tax id, tax number, tax no, ein, abn, tin, sst id, sst no, co no, company no, company reg no, company registration number, reg no, co reg no, registration no, registration number, roc no,
    ustidnr, ustid, ust idnr, ust id, ust id nr, ustidentnr, umsatzsteueridnr, umsatzsteuer id, umsatzsteueridentifikationsnummer, ust identifikationsnummer, steuernummer, steuernr, steuer nr, hrb, handelsregister, handelsreg, registergericht, handelsregisternummer, uid, mwst nr, mwstnr, ust nr,
    no tva, numero tva, tva intracommunautaire, no de tva, no tva intracommunautaire, siret, siren, rcs, code tva, id tva, n tva, numero de tva, no tva client, ape, naf,
    btw nummer, btwnummer, btwnr, btw nr, btw id, btwid, kvk, kvknummer, kvk nummer, kvk nr, kvknr, uw btw nummer, nif, cif, nie, partita iva, p iva, codice fiscale, nip, regon, krs, nr nip, customer vat number, customer vat no, customer vat, your vat number`,
  CURRENCY: `currency, invoice currency, wahrung, rechnungswahrung, belegwahrung, betrage in, devise, monnaie, valuta, munteenheid, moneda, waluta`,
  VENDOR: `
    from, seller, vendor, supplier, bill from, billed by, issued by, invoice from, remit to, remit payment to, payable to, pay to, sold by, company, beneficiary, account name, merchant, store,
    lieferant, verkaufer, rechnungsersteller, rechnungssteller, absender, anbieter, leistungserbringer, kontoinhaber, aussteller, zahlungsempfanger, auftragnehmer,
    vendeur, emetteur, fournisseur, prestataire, emis par, expediteur, verkoper, leverancier, afzender, opdrachtnemer, vendedor, proveedor, emisor, fornitore, cedente, venditore, mittente,
    sprzedawca, wystawca, dostawca, sprzedajacy, wystawil`,
  RECEIVER: `
    bill to, billed to, invoice to, invoiced to, sold to, ship to, deliver to, delivery address, shipping address, billing address, customer, client, buyer, to, attention, attn, customer name, bill to address, recipient, receiver, invoice address, customer address, issued to, client name, payer, prepared for, invoice for,
    rechnungsempfanger, rechnung an, kunde, kaufer, kauferleistungsempfanger, leistungsempfanger, empfanger, rechnungsadresse, rechnungsanschrift, lieferadresse, lieferanschrift, warenempfanger, auftraggeber, besteller, herrn, frau, firma, an, z hd, zhd, versandadresse, versicherungsnehmer,
    facture a, facturer a, adresse de facturation, destinataire, client facture, adresse de livraison, livre a, acheteur, adresse client, a lattention de, adresse a, livrer a,
    factuuradres, factureren aan, factuur aan, afleveradres, aan, klant gegevens, klantgegevens, geadresseerde, verzendadres, bezorgadres, koper, tav, opdrachtgever, afnemer, gefactureerd aan,
    facturar a, cliente, direccion de facturacion, enviar a, destinatario, cessionario, spett le, spettle, spett, fatturare a, acquirente, intestatario,
    nabywca, odbiorca, kupujacy, klient, platnik, adres dostawy, zamawiajacy`,
  OTHER: `
    iban, bic, swift, bank, bankverbindung, bankname, bank name, bank account, kontonr, konto nr, kontonummer, blz, banque, rekeningnummer, konto, tel, telefon, telephone, phone, fax, telefax, mobile, email, e mail, mail, web, website, internet, www,
    gln, glnnr, liefnr, leitwegid, referenz, reference, ref, your reference, ihre referenz, unser zeichen, ihr zeichen, referentie, uw referentie, referencia, riferimento, votre reference, payment reference, mandate, mandatsreferenz, contract no, contract number, vertragsnummer, vertragsnr, agreement ref,
    seite, page, pagina, strona, page no, lieferscheinnr, lieferscheinnummer, lieferschein nr, delivery note, delivery note no, bon de livraison, pakbon, pakbonnummer, packing slip, serial number, seriennummer, serienummer, quote no, quote number, angebotsnr, angebotsnummer, offerte, devis no, projekt, project, project no, projet,
    ursprungsbelegnr, reklamationsnummer, original invoice, original invoice no, ursprungliche rechnung, zu rechnung, zu rechnung nr, facture liee, facture dorigine, oorspronkelijke factuur, faktura pierwotna, do faktury, do faktury nr, ref invoice, related invoice, corrects invoice, vsnr, versicherungsnummer, leitweg id, kostenstelle, incoterms, incoterm, vendor no, vendor number, supplier no, lieferantennr, lieferantennummer,
    cashier, till, terminal, terminal #, counter, table, table no, pax, operator, staff, sales person, salesperson, salesman, approval code, approval #, auth code, time, uhrzeit, heure, tijd, items, item count, no of items, total qty, total quantity, total items, total item, qty total, total discount %, points, point, total points, vat rate, tax rate, tax code, gst summary, total saving, items sold, total gst summary`,
};

export interface Phrase {
  readonly meaning: Meaning;
  /** True where the word alone is no label (`Invoice 4711`): a fitting value must follow at once. */
  readonly weak: boolean;
}

/** Phrases by their folded words, joined by one space. */
export const LABELS: ReadonlyMap<string, Phrase> = new Map(
  Object.entries(PHRASES).flatMap(([meaning, phrases]) =>
    phrases.split(',').map((phrase): [string, Phrase] => {
      const text = phrase.trim().replace(/\s+/gu, ' ');
      return [text.replace('?', ''), { meaning: meaning as Meaning, weak: text.endsWith('?') }];
    }),
  ),
);

export const LONGEST_LABEL = Math.max(...[...LABELS.keys()].map((phrase) => phrase.split(' ').length));

/** Words that are part of no label's meaning and may stand inside one (`Total EUR`, `Total (EUR)`). */
export const TITLES: ReadonlySet<string> = new Set(
  `invoice, tax invoice, receipt, bill, credit note, credit memo, proforma invoice, commercial invoice, statement, cash receipt, cash bill, simplified tax invoice, copy, original, official receipt, sales receipt, invoice receipt, sales invoice,
  rechnung, gutschrift, quittung, kassenbon, beleg, kopie, rechnungskorrektur, stornorechnung, proformarechnung, handelsrechnung, warenrechnung,
  facture, avoir, recu, facture davoir, ticket, duplicata, facture proforma, note de credit,
  factuur, creditnota, bon, kassabon, kopie factuur, creditfactuur, proforma factuur, kwitantie,
  factura, recibo, abono, fattura, ricevuta, nota di credito, faktura, faktura vat, rachunek, paragon, paragon fiskalny, faktura korygujaca, faktura proforma, korekta`
    .split(',')
    .map((title) => title.trim()),
);
