import type { MailTemplate } from '#model/mail.ts';
import { defaultTemplates } from './defaults.ts';
import { sampleValues } from './samples.ts';
import type { Template } from './template.ts';
import { readTemplate } from './template.ts';

/** Where the templates lie that an installation has for itself. */
export interface StoredTemplates {
  /** The newest of this name, or null where there is none. */
  read(name: MailTemplate): Promise<string | null>;
}

/** Chooses the words of a mail. Never throws. */
export type ChooseTemplate = (name: MailTemplate) => Promise<Template>;

const SECOND = 1000;

/** What a chooser works with. */
export interface TemplatePlaces {
  readonly stored: StoredTemplates;
  /** How long a stored template is taken to be what it was. */
  readonly seconds: number;
  report(name: MailTemplate, error: unknown): void;
}

/**
 * The stored template where there is one that can be used, else the default. What cannot be read or used is told to `report`, and costs no
 * mail: it goes out in the words of before, or of the default.
 */
export function templateChooser(places: TemplatePlaces, now: () => number = Date.now): ChooseTemplate {
  const known = new Map<MailTemplate, { template: Template; until: number }>();
  return async (name) => {
    const before = known.get(name);
    if (before && before.until > now()) return before.template;
    const template = (await chosen(name, places)) ?? before?.template ?? defaultOf(name);
    known.set(name, { template, until: now() + places.seconds * SECOND });
    return template;
  };
}

async function chosen(name: MailTemplate, places: TemplatePlaces): Promise<Template | null> {
  try {
    const source = await places.stored.read(name);
    return source === null ? defaultOf(name) : readTemplate(source, sampleValues[name]);
  } catch (error) {
    places.report(name, error);
    return null;
  }
}

/** The template of the code. */
export function defaultOf(name: MailTemplate): Template {
  return readTemplate(defaultTemplates[name], sampleValues[name]);
}
