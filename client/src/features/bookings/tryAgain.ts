/** Why nothing was done. */
interface UserErrors {
  readonly userErrors: readonly { readonly code: string }[];
}

/** How often a call is made again that met others at the same moment. */
export const AGAIN = 3;

/** Milliseconds before the first of them; each further one waits twice as long. */
const PAUSE = 150;

interface Clock {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 to less than 1. */
  readonly random: () => number;
}

/**
 * Makes a call, and makes the same one again where many wanted the same at one moment: each time after a while of its own, so that those who met do
 * not meet again. https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export async function tryAgain<Answer extends UserErrors>(
  call: () => Promise<Answer>,
  clock: Clock = { wait, random: Math.random },
): Promise<Answer> {
  for (let time = 0; ; time += 1) {
    const answer = await call();
    if (time >= AGAIN || !answer.userErrors.some(({ code }) => code === 'TRY_AGAIN')) return answer;
    await clock.wait(PAUSE * 2 ** time * (0.5 + clock.random()));
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, milliseconds);
  });
}
