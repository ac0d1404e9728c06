import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { OperatorError } from '../core/errors.ts';

const MAIN_CLASS = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';
const NATIVE_LIBRARIES: Readonly<Record<string, string>> = {
  'linux-x64': 'libsqlite4java-linux-amd64.so',
  'linux-arm64': 'libsqlite4java-linux-aarch64.so',
  'darwin-x64': 'libsqlite4java-osx-x86_64.dylib',
  'darwin-arm64': 'libsqlite4java-osx-aarch64.dylib',
};
const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const CENTRAL_ENTRY_BYTES = 46;
const END_RECORD_BYTES = 22;

/** How DynamoDB Local is started. */
export interface JavaCommand {
  readonly executable: string;
  readonly args: readonly string[];
  /** Set where this run shall write a class-data archive as it ends; call it once the process is gone. */
  readonly keepArchive: (() => void) | undefined;
}

/** The folder for what is derived from installed packages: neither source nor state of a local cloud. */
export function cacheDirectory(): string {
  return join(dirname(packageDirectory()), '.cache', 'local-cloud');
}

/** Throws `OperatorError` with the command that installs Java, where there is none. */
export function javaCommand(engineArgs: readonly string[]): JavaCommand {
  const executable = findJava();
  const emulator = join(packageDirectory(), 'emulator');
  const libraries = join(emulator, 'DynamoDBLocal_lib');
  // C1 and the serial collector halve the start; the engine is bound by SQLite, not by the compiler.
  const options = [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    `-Djava.library.path=${libraries}`,
    ...nativeLibrary(libraries),
  ];
  const jar = join(emulator, 'DynamoDBLocal.jar');
  const archived = archivePaths(executable, jar);
  if (archived === undefined) {
    return { executable, args: [...options, '-jar', jar, ...engineArgs], keepArchive: undefined };
  }
  const jars = readdirSync(libraries)
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(libraries, name));
  const main = ['-cp', [archived.jar, ...jars].join(delimiter), MAIN_CLASS, ...engineArgs];
  const quiet = ['-Xlog:disable', '-Xlog:all=error:stderr'];
  if (existsSync(archived.archive)) {
    const args = [...quiet, `-XX:SharedArchiveFile=${archived.archive}`, ...options, ...main];
    return { executable, args, keepArchive: undefined };
  }
  const written = `${archived.archive}.${process.pid}`;
  return {
    executable,
    args: [...quiet, `-XX:ArchiveClassesAtExit=${written}`, ...options, ...main],
    keepArchive() {
      if (existsSync(written)) renameSync(written, archived.archive);
    },
  };
}

/**
 * Has SQLite loaded from where it is. Else each engine writes a copy of it into the folder for temporary files, and one that is killed leaves
 * it there. Where it cannot be loaded (a Java for another processor), the engine still makes its copy.
 */
function nativeLibrary(libraries: string): readonly string[] {
  const name = NATIVE_LIBRARIES[`${process.platform}-${process.arch}`];
  if (name === undefined || !existsSync(join(libraries, name))) return [];
  return [`-Dorg.sqlite.lib.path=${libraries}`, `-Dorg.sqlite.lib.name=${name}`];
}

/** Says what is wrong with the installed Java from what it printed, or `undefined`. */
export function javaFault(output: string): OperatorError | undefined {
  // Java 8 knows no -Xlog, and says so before it looks at any class.
  if (!/UnsupportedClassVersionError|Unrecognized (?:VM )?option/.test(output)) return undefined;
  return new OperatorError(`DynamoDB Local needs Java 17 or newer, and the one installed is older. ${installation()}`);
}

/** When the process of this id was started, as the system words it; `undefined` where it does not run. */
export async function processStart(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim() === '' ? undefined : stdout.trim();
  } catch {
    // ps answers 1 for an unknown process.
    return undefined;
  }
}

function packageDirectory(): string {
  return dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json'));
}

function findJava(): string {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  const home = process.env['JAVA_HOME'];
  const folders = [...(home === undefined ? [] : [join(home, 'bin')]), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.map((folder) => join(folder, name)).find(isExecutable);
  if (found === undefined) throw new OperatorError(`Java 17 is missing: DynamoDB Local runs on it. ${installation()}`);
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function installation(): string {
  if (process.platform === 'darwin') return 'Install it with: brew install openjdk@17';
  if (process.platform === 'win32') return 'Install it with: winget install EclipseAdoptium.Temurin.17.JRE';
  return 'Install it with: sudo apt-get install -y openjdk-17-jre-headless';
}

/**
 * Where the class-data archive and the jar that it was made from stand; `undefined` where the cache cannot be written.
 * The JVM refuses an archive whose class path holds folders, and the jar's manifest names some: so a copy without manifest.
 */
function archivePaths(executable: string, jar: string): { jar: string; archive: string } | undefined {
  try {
    const java = realpathSync(executable);
    const identity = [java, statSync(java).mtimeMs, jar, statSync(jar).size].join('|');
    const version = createHash('sha256').update(identity).digest('hex').slice(0, 12);
    const directory = cacheDirectory();
    const copy = join(directory, `dynamodb-${version}.jar`);
    if (!existsSync(copy)) {
      mkdirSync(directory, { recursive: true });
      for (const stale of readdirSync(directory).filter((name) => /^dynamodb-.*\.(jar|jsa)/.test(name))) {
        rmSync(join(directory, stale), { force: true });
      }
      const written = `${copy}.${process.pid}`;
      writeFileSync(written, withoutEntry(readFileSync(jar), 'META-INF/MANIFEST.MF'));
      renameSync(written, copy);
    }
    return { jar: copy, archive: join(directory, `dynamodb-${version}.jsa`) };
  } catch {
    // The archive only saves a second: without it the plain start does.
    return undefined;
  }
}

/** A zip file whose central directory no longer lists the entry. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function withoutEntry(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_CENTRAL_DIRECTORY) throw new TypeError('This is not a zip file.');
  const start = zip.readUInt32LE(end + 16);
  const kept: Buffer[] = [];
  let at = start;
  while (at < end) {
    const nameLength = zip.readUInt16LE(at + 28);
    const next = at + CENTRAL_ENTRY_BYTES + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const entryName = zip.toString('utf8', at + CENTRAL_ENTRY_BYTES, at + CENTRAL_ENTRY_BYTES + nameLength);
    if (entryName !== name) kept.push(zip.subarray(at, next));
    at = next;
  }
  const directory = Buffer.concat(kept);
  const tail = Buffer.from(zip.subarray(end, end + END_RECORD_BYTES));
  tail.writeUInt16LE(kept.length, 8);
  tail.writeUInt16LE(kept.length, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt16LE(0, 20);
  return Buffer.concat([zip.subarray(0, start), directory, tail]);
}
