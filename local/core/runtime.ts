import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Faults } from '../faults/faults.ts';
import { resourcesOf } from '../faults/resources.ts';
import { IamEngine } from '../iam/engine.ts';
import type { Caller, Cloud, Ports, Service, ServiceName } from './cloud.ts';
import { AwsError, OperatorError } from './errors.ts';
import { diskFull, isDiskFull, withDiskFaults } from './disk.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';
import { CloudTrace, describeInput, inputSize } from './tracing.ts';

export interface RuntimeOptions {
  readonly region: string;
  readonly accountId: string;
  readonly directory: string | undefined;
  readonly ports: Ports;
  now?(): number;
  /** Takes each line of the readable log. */
  log?(line: string): void;
  assetPath?(bucketName: string, objectKey: string): string;
  /** Called once, with one clear line, when the local cloud cannot go on. */
  onFailure?(error: Error): void;
  /** Number of writes after which the disk is full, to test what happens then. */
  readonly diskFullAfter?: number | undefined;
}

/** The local cloud itself: holds the services and lets them reach each other. */
export class LocalCloud implements Cloud {
  readonly partition = 'aws';
  readonly region: string;
  readonly accountId: string;
  readonly directory: string | undefined;
  ports: Ports;
  awsEndpoint: string;
  readonly iam: IamEngine;
  readonly trace: CloudTrace;
  readonly faults: Faults;
  readonly services = new Map<ServiceName, Service>();
  readonly #options: RuntimeOptions;
  readonly #stores = new Map<string, Store>();
  readonly #stops: (() => Promise<void> | void)[] = [];
  readonly #diskFaults: ((store: Store) => Store) | undefined;
  #failed = false;

  constructor(options: RuntimeOptions) {
    this.#options = options;
    this.faults = new Faults({ now: () => this.now(), uuid: () => this.uuid() });
    this.region = options.region;
    this.accountId = options.accountId;
    this.directory = options.directory;
    this.ports = options.ports;
    this.awsEndpoint = `http://127.0.0.1:${options.ports.aws}`;
    this.trace = new CloudTrace({ now: () => this.now(), log: (line) => options.log?.(line) });
    this.#diskFaults = options.diskFullAfter === undefined ? undefined : withDiskFaults(options.diskFullAfter);
    this.iam = new IamEngine({
      accountId: options.accountId,
      region: options.region,
      now: () => this.now(),
      store: this.store('iam'),
    });
  }

  register(service: Service): void {
    this.services.set(service.name, service);
  }

  now(): number {
    return (this.#options.now?.() ?? Date.now()) + this.faults.clockOffset;
  }

  uuid(): string {
    return randomUUID();
  }

  async call<Output>(serviceName: ServiceName, action: string, input: object, caller: Caller): Promise<Output> {
    const service = this.services.get(serviceName);
    if (service?.call === undefined) {
      throw new AwsError('UnknownOperationException', `The local cloud has no service ${serviceName}.`);
    }
    const started = performance.now();
    let failure = '';
    const call = service.call.bind(service);
    const given = { ...input };
    const perform = () => call(action, given, caller);
    try {
      if (!this.faults.active) return (await perform()) as Output;
      const bytes = inputSize(input);
      const observed = { service: serviceName, action, resources: resourcesOf(input), caller, input: given, bytes };
      return (await this.faults.around(observed, perform)) as Output;
    } catch (error) {
      failure = error instanceof AwsError ? ` → ${error.code}` : ' → failed';
      this.noticeDiskFull(error);
      throw error;
    } finally {
      const milliseconds = performance.now() - started;
      this.trace.count(serviceName, action, inputSize(input), milliseconds, failure !== '');
      this.trace.step(`${serviceName} ${action} ${describeInput(input)}${failure}`, milliseconds);
    }
  }

  store(service: ServiceName): Store {
    return this.storeNamed(service);
  }

  /** A store that belongs to no service (the templates of earlier starts). */
  storeNamed(name: string): Store {
    const known = this.#stores.get(name);
    if (known !== undefined) return known;
    const directory = this.directory === undefined ? undefined : join(this.directory, 'state');
    const opened = openStore(directory, name);
    const store = this.#diskFaults?.(opened) ?? opened;
    this.#stores.set(name, store);
    return store;
  }

  assetPath(bucketName: string, objectKey: string): string {
    if (this.#options.assetPath === undefined) {
      throw new OperatorError(`There is no cloud assembly to take asset ${bucketName}/${objectKey} from.`);
    }
    return this.#options.assetPath(bucketName, objectKey);
  }

  onStop(stop: () => Promise<void> | void): void {
    this.#stops.push(stop);
  }

  fail(error: Error): void {
    if (this.#failed) return;
    this.#failed = true;
    const { onFailure } = this.#options;
    if (onFailure === undefined) this.trace.warn(error.message);
    else onFailure(error);
  }

  /** A full disk ends the local cloud wherever it shows first: no later write can be trusted. */
  noticeDiskFull(error: unknown): void {
    if (isDiskFull(error)) this.fail(diskFull(this.directory, error));
  }

  /** Stops the services, then whatever they registered, newest first; at last closes the stores. */
  async stop(): Promise<void> {
    for (const service of [...this.services.values()].reverse()) {
      await this.#attempt(`stop ${service.name}`, () => service.stop?.());
    }
    for (const stop of this.#stops.splice(0).reverse()) await this.#attempt('stop', stop);
    for (const store of this.#stores.values()) await this.#attempt('close a store', () => store.close());
    this.#stores.clear();
  }

  async #attempt(what: string, work: () => Promise<void> | void | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.trace.warn(`could not ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
