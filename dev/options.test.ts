import { describe, expect, it } from 'vitest';
import { startOptions } from './options.ts';

describe('the command line of npm start', () => {
  it('has a default for everything', () => {
    expect(startOptions([])).toEqual({ stage: 'dev', directory: '.marquee', port: 4000, fresh: false, seed: true });
  });

  it('takes a directory and a port beside a first cloud', () => {
    expect(startOptions(['--dir', 'second', '--port', '5000', '--fresh', '--no-seed'])).toEqual({
      stage: 'dev',
      directory: 'second',
      port: 5000,
      fresh: true,
      seed: false,
    });
  });

  it.each(['80', '65531', 'x', '4000.5'])('refuses the port %s in one line', (port) => {
    expect(() => startOptions(['--port', port])).toThrow(/^--port .*: give a whole number from 1024 to 65530\.$/);
  });

  it('refuses a stage that is none', () => {
    expect(() => startOptions(['--stage', 'staging'])).toThrow('--stage staging: it is one of dev, test, prod.');
  });

  it.each([
    [['--fersh'], "Unknown option '--fersh'. `npm start -- --help` lists the options."],
    [['--port'], "Option '--port <value>' argument missing. `npm start -- --help` lists the options."],
    [['elsewhere'], /^Unexpected argument 'elsewhere'\. .*--help/],
    [['--dir='], '--dir: give the directory that shall keep the state.'],
  ])('refuses %j in one line', (args, line) => {
    expect(() => startOptions(args)).toThrow(line);
  });

  it('answers nothing where help is asked for', () => {
    expect(startOptions(['--help'])).toBeNull();
  });
});
