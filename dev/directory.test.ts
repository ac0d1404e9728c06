import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markSeeded, prepareDirectory, toBeSeeded } from './directory.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'marquee-directory-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

it('demo data are made once, and anew where all is forgotten', () => {
  prepareDirectory(directory, false);
  expect(toBeSeeded(directory)).toBe('everything');
  markSeeded(directory);
  prepareDirectory(directory, false);
  expect(toBeSeeded(directory)).toBe('nothing');
  prepareDirectory(directory, true);
  expect(toBeSeeded(directory)).toBe('everything');
});

it('state that was kept since before there was a shop gets its products', () => {
  writeFileSync(join(directory, 'seeded'), '');
  prepareDirectory(directory, false);
  expect(toBeSeeded(directory)).toBe('products');
});

it('state that was kept since before there were events gets them, and its products are left as they are', () => {
  writeFileSync(join(directory, 'seeded'), 'products');
  prepareDirectory(directory, false);
  expect(toBeSeeded(directory)).toBe('events');
});
