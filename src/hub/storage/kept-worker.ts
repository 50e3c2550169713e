import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** One question at a time to a worker that stays; one that broke is replaced by the next question. */
export function createKeptWorker<Question, Answer extends object>(program: URL, workerData: unknown) {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    if (worker !== null) return worker;
    const fresh = new Worker(program, { workerData });
    worker = fresh;
    fresh.on('error', () => {
      worker = null;
    });
    return fresh;
  }

  async function askNow(question: Question): Promise<Answer> {
    const asked = start();
    const answered = once(asked, 'message');
    asked.postMessage(question);
    const [answer]: (Answer | { error: string })[] = await answered;
    if ('error' in answer!) throw new Error(String(answer.error));
    return answer as Answer;
  }

  return {
    start,
    ask(question: Question): Promise<Answer> {
      const answer = last.then(() => askNow(question));
      last = answer.catch(() => {});
      return answer;
    },
    async close(): Promise<void> {
      await worker?.terminate();
    },
  };
}
