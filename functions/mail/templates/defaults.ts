import type { MailTemplate } from '#model/mail.ts';

const ORDER_TEXT = `{{#lines}}
{{quantity}} x {{name}}
    {{unitPrice}} each: {{net}}, and {{tax}} tax ({{taxRate}} %)
{{/lines}}

Subtotal: {{subtotal}}
Tax:      {{tax}}
Total:    {{total}}
{{#shippingNote}}

Your note: {{shippingNote}}
{{/shippingNote}}`;

const CELL = 'style="padding:6px 12px 6px 0;text-align:left;vertical-align:top"';
const NUMBER = 'style="padding:6px 0 6px 12px;text-align:right;vertical-align:top"';

const ORDER_HTML = `<table style="border-collapse:collapse;width:100%">
<caption style="text-align:left;padding:0 0 6px 0">Your order {{order}} of {{placedOn}}</caption>
<thead>
<tr><th scope="col" ${CELL}>Product</th><th scope="col" ${NUMBER}>Quantity</th><th scope="col" ${NUMBER}>Each</th><th scope="col" ${NUMBER}>Tax</th><th scope="col" ${NUMBER}>Amount</th></tr>
</thead>
<tbody>
{{#lines}}
<tr><th scope="row" ${CELL}>{{name}}</th><td ${NUMBER}>{{quantity}}</td><td ${NUMBER}>{{unitPrice}}</td><td ${NUMBER}>{{tax}} ({{taxRate}} %)</td><td ${NUMBER}>{{net}}</td></tr>
{{/lines}}
</tbody>
<tfoot>
<tr><th scope="row" colspan="4" ${NUMBER}>Subtotal</th><td ${NUMBER}>{{subtotal}}</td></tr>
<tr><th scope="row" colspan="4" ${NUMBER}>Tax</th><td ${NUMBER}>{{tax}}</td></tr>
<tr><th scope="row" colspan="4" ${NUMBER}>Total</th><td ${NUMBER}><strong>{{total}}</strong></td></tr>
</tfoot>
</table>
{{#shippingNote}}
<p>Your note: {{shippingNote}}</p>
{{/shippingNote}}`;

const BOOKING_TEXT = `{{event}}
{{startsAt}}
{{venue}}

{{quantity}} x {{category}}
{{#tickets}}
Ticket {{number}}{{#seat}}, seat {{seat}}{{/seat}}{{#name}}: {{name}}{{/name}}
{{/tickets}}
{{#discount}}

Discount: {{discount}}
{{/discount}}

Subtotal: {{subtotal}}
Tax:      {{tax}}
Total:    {{total}}`;

const BOOKING_HTML = `<p><strong>{{event}}</strong><br>{{startsAt}}<br>{{venue}}</p>
<table style="border-collapse:collapse;width:100%">
<caption style="text-align:left;padding:0 0 6px 0">Your booking {{booking}}: {{quantity}} × {{category}}</caption>
<thead>
<tr><th scope="col" ${CELL}>Ticket</th><th scope="col" ${CELL}>Seat</th><th scope="col" ${CELL}>Name</th></tr>
</thead>
<tbody>
{{#tickets}}
<tr><th scope="row" ${CELL}>{{number}}</th><td ${CELL}>{{seat}}</td><td ${CELL}>{{name}}</td></tr>
{{/tickets}}
</tbody>
</table>
{{#discount}}
<p>Discount: {{discount}}</p>
{{/discount}}
<p>Subtotal: {{subtotal}}<br>Tax: {{tax}}<br>Total: <strong>{{total}}</strong></p>`;

const EVENT_TEXT = `{{change}}

{{event}}
{{#startsAt}}
{{startsAt}}
{{/startsAt}}
{{venue}}
{{#note}}

The organiser writes: {{note}}
{{/note}}

{{nextStep}}

Look at your booking {{booking}}: {{bookingUrl}}`;

const EVENT_HTML = `<p><strong>{{change}}</strong></p>
<p>{{event}}{{#startsAt}}<br>{{startsAt}}{{/startsAt}}<br>{{venue}}</p>
{{#note}}
<p>The organiser writes: {{note}}</p>
{{/note}}
<p>{{nextStep}}</p>
<p><a href="{{bookingUrl}}">Look at your booking {{booking}}</a></p>`;

const RECURRING_TEXT = `{{reason}}
{{#newTotal}}

Agreed:   {{agreedTotal}}
From now: {{newTotal}}
{{/newTotal}}
{{#nextStep}}

{{nextStep}}
{{/nextStep}}
{{#nextRunOn}}

Its next order is due on {{nextRunOn}}.
{{/nextRunOn}}

Look at your recurring order: {{recurringOrderUrl}}`;

const RECURRING_HTML = `<p><strong>{{reason}}</strong></p>
{{#newTotal}}
<p>Agreed: {{agreedTotal}}. From now on: <strong>{{newTotal}}</strong>.</p>
{{/newTotal}}
{{#nextStep}}
<p>{{nextStep}}</p>
{{/nextStep}}
{{#nextRunOn}}
<p>Its next order is due on {{nextRunOn}}.</p>
{{/nextRunOn}}
<p><a href="{{recurringOrderUrl}}">Look at your recurring order</a></p>`;

/**
 * The words of each mail where the mail bucket holds no `templates/<name>.mustache`: in the same form, so that one that is to be
 * changed can begin as a copy of what stands here.
 */
export const defaultTemplates: Readonly<Record<MailTemplate, string>> = {
  'order-confirmed': `Subject: Your order {{order}} is confirmed

Thank you for your order. It is paid, and we will send it.

Your order {{order}} of {{placedOn}}:

${ORDER_TEXT}

{{#receiptUrl}}
Your receipt {{receipt}}: {{receiptUrl}}
{{/receiptUrl}}
Look at your order: {{orderUrl}}

--- html ---
<h1 style="font-size:24px">Thank you for your order</h1>
<p>It is paid, and we will send it.</p>
${ORDER_HTML}
{{#receiptUrl}}
<p><a href="{{receiptUrl}}">Your receipt {{receipt}}</a></p>
{{/receiptUrl}}
<p><a href="{{orderUrl}}">Look at your order</a></p>
`,
  'order-failed': `Subject: Your order {{order}} could not be carried out

Your order {{order}} of {{placedOn}} could not be carried out.

{{reason}}
{{nextStep}}

${ORDER_TEXT}

Look at your order: {{orderUrl}}

--- html ---
<h1 style="font-size:24px">Your order could not be carried out</h1>
<p><strong>{{reason}}</strong></p>
<p>{{nextStep}}</p>
${ORDER_HTML}
<p><a href="{{orderUrl}}">Look at your order</a></p>
`,
  'order-cancelled': `Subject: Your order {{order}} was cancelled

Your order {{order}} of {{placedOn}} was cancelled.

{{reason}}
{{nextStep}}

${ORDER_TEXT}

Look at your order: {{orderUrl}}

--- html ---
<h1 style="font-size:24px">Your order was cancelled</h1>
<p><strong>{{reason}}</strong></p>
<p>{{nextStep}}</p>
${ORDER_HTML}
<p><a href="{{orderUrl}}">Look at your order</a></p>
`,
  'order-refunded': `Subject: We gave back {{amount}} of your order {{order}}

We gave back {{amount}} of your order {{order}}{{#card}}, to your card ({{card}}){{/card}}. It may take your bank some days to show it.

{{reason}}
{{#lines}}

{{quantity}} x {{name}}: {{gross}}
{{/lines}}

Your credit note {{creditNote}}: {{creditNoteUrl}}
Look at your order: {{orderUrl}}

--- html ---
<h1 style="font-size:24px">We gave back {{amount}}</h1>
<p>It is of your order {{order}}{{#card}}, and goes to your card ({{card}}){{/card}}. It may take your bank some days to show it.</p>
<p>{{reason}}</p>
{{#lines}}
<p>{{quantity}} x {{name}}: {{gross}}</p>
{{/lines}}
<p><a href="{{creditNoteUrl}}">Your credit note {{creditNote}}</a></p>
<p><a href="{{orderUrl}}">Look at your order</a></p>
`,
  'booking-confirmed': `Subject: Your tickets for {{event}}

Thank you for your booking {{booking}}. It is confirmed, and the tickets are yours.

${BOOKING_TEXT}

{{#receiptUrl}}
Your receipt {{receipt}}: {{receiptUrl}}
{{/receiptUrl}}
Look at your booking: {{bookingUrl}}

--- html ---
<h1 style="font-size:24px">Your tickets for {{event}}</h1>
<p>Thank you for your booking {{booking}}. It is confirmed, and the tickets are yours.</p>
${BOOKING_HTML}
{{#receiptUrl}}
<p><a href="{{receiptUrl}}">Your receipt {{receipt}}</a></p>
{{/receiptUrl}}
<p><a href="{{bookingUrl}}">Look at your booking</a></p>
`,
  'booking-failed': `Subject: Your booking for {{event}} could not be carried out

Your booking {{booking}} could not be carried out.

{{reason}}
{{nextStep}}

${BOOKING_TEXT}

Look at your booking: {{bookingUrl}}

--- html ---
<h1 style="font-size:24px">Your booking could not be carried out</h1>
<p><strong>{{reason}}</strong></p>
<p>{{nextStep}}</p>
${BOOKING_HTML}
<p><a href="{{bookingUrl}}">Look at your booking</a></p>
`,
  'booking-cancelled': `Subject: Your booking for {{event}} was cancelled

Your booking {{booking}} was cancelled. Its tickets are not good any more.

{{reason}}
{{#refund}}
We give back {{refund}}. It may take your bank some days to show it.
{{/refund}}
{{nextStep}}

${BOOKING_TEXT}

Look at your booking: {{bookingUrl}}

--- html ---
<h1 style="font-size:24px">Your booking was cancelled</h1>
<p>Its tickets are not good any more.</p>
<p><strong>{{reason}}</strong></p>
{{#refund}}
<p>We give back <strong>{{refund}}</strong>. It may take your bank some days to show it.</p>
{{/refund}}
<p>{{nextStep}}</p>
${BOOKING_HTML}
<p><a href="{{bookingUrl}}">Look at your booking</a></p>
`,
  'booking-refunded': `Subject: We gave back {{amount}} of your booking for {{event}}

We gave back {{amount}} of your booking {{booking}} for {{event}}{{#card}}, to your card ({{card}}){{/card}}. It may take your bank some days to show it.

{{reason}}

Your credit note {{creditNote}}: {{creditNoteUrl}}
Look at your booking: {{bookingUrl}}

--- html ---
<h1 style="font-size:24px">We gave back {{amount}}</h1>
<p>It is of your booking {{booking}} for {{event}}{{#card}}, and goes to your card ({{card}}){{/card}}. It may take your bank some days to show it.</p>
<p>{{reason}}</p>
<p><a href="{{creditNoteUrl}}">Your credit note {{creditNote}}</a></p>
<p><a href="{{bookingUrl}}">Look at your booking</a></p>
`,
  'event-changed': `Subject: {{event}}: something has changed

${EVENT_TEXT}

--- html ---
<h1 style="font-size:24px">{{event}}: something has changed</h1>
${EVENT_HTML}
`,
  'event-cancelled': `Subject: {{event}} does not take place

${EVENT_TEXT}

--- html ---
<h1 style="font-size:24px">{{event}} does not take place</h1>
${EVENT_HTML}
`,
  'recurring-paused': `Subject: Your recurring order is paused

Your recurring order ({{items}}) is paused: its order of {{runOn}} did not come about.

${RECURRING_TEXT}

--- html ---
<h1 style="font-size:24px">Your recurring order is paused</h1>
<p>Your recurring order ({{items}}) is paused: its order of {{runOn}} did not come about.</p>
${RECURRING_HTML}
`,
  'recurring-missed': `Subject: Your recurring order left out {{runOn}}

Your recurring order ({{items}}) goes on, but its order of {{runOn}} did not come about.

${RECURRING_TEXT}

--- html ---
<h1 style="font-size:24px">Your recurring order left out {{runOn}}</h1>
<p>Your recurring order ({{items}}) goes on, but its order of {{runOn}} did not come about.</p>
${RECURRING_HTML}
`,
  'stock-low': `Subject: {{#soldOut}}Sold out{{/soldOut}}{{^soldOut}}Low stock{{/soldOut}}: {{product}}

{{#soldOut}}
{{product}} ({{sku}}) is sold out.
{{/soldOut}}
{{^soldOut}}
{{product}} ({{sku}}) is low on stock: {{stock}} left.
{{/soldOut}}

Look at the product: {{productUrl}}

--- html ---
<h1 style="font-size:24px">{{#soldOut}}Sold out{{/soldOut}}{{^soldOut}}Low stock{{/soldOut}}: {{product}}</h1>
{{#soldOut}}
<p>{{product}} ({{sku}}) is sold out.</p>
{{/soldOut}}
{{^soldOut}}
<p>{{product}} ({{sku}}) is low on stock: <strong>{{stock}}</strong> left.</p>
{{/soldOut}}
<p><a href="{{productUrl}}">Look at the product</a></p>
`,
  'invoice-answer': `Subject: Re: {{subject}}

{{#stranger}}
This mailbox takes invoices from allowed senders alone, and this address is none of them. Nothing was taken in. Ask whom you invoice to allow your address, and send the mail again.
{{/stranger}}
{{#nothingAttached}}
No document was attached to this mail, so nothing was taken in. Attach the invoice as PDF, PNG, JPEG, TIFF or e-invoice XML.
{{/nothingAttached}}
{{#attached}}
This is what became of the attachments:

{{#invoices}}
- {{name}}: {{outcome}}
  {{invoiceUrl}}
{{/invoices}}
{{#refused}}
- {{name}}: not taken. {{reason}}
{{/refused}}
{{/attached}}

This answer was written by a machine.

--- html ---
{{#stranger}}
<p>This mailbox takes invoices from allowed senders alone, and this address is none of them. Nothing was taken in. Ask whom you invoice to allow your address, and send the mail again.</p>
{{/stranger}}
{{#nothingAttached}}
<p>No document was attached to this mail, so nothing was taken in. Attach the invoice as PDF, PNG, JPEG, TIFF or e-invoice XML.</p>
{{/nothingAttached}}
{{#attached}}
<p>This is what became of the attachments:</p>
<ul>
{{#invoices}}
<li><a href="{{invoiceUrl}}">{{name}}</a>: {{outcome}}</li>
{{/invoices}}
{{#refused}}
<li>{{name}}: not taken. {{reason}}</li>
{{/refused}}
</ul>
{{/attached}}
<p>This answer was written by a machine.</p>
`,
};
