import type { Server } from 'node:http';
import { createServer } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A page as the web server of DynamoDB Local writes it. */
export const PAGE: Answer = {
  status: 503,
  body: '<html>\n<head>\n<title>Error 503 Service Unavailable</title>\n</head>\n<body><h2>HTTP ERROR 503</h2></body>\n</html>\n',
};

export interface PretendEngine {
  readonly port: number;
  /** The actions in the order in which they came. */
  readonly asked: readonly string[];
  readonly server: Server;
}

/** A stand-in for DynamoDB Local that gives these answers in their order, and the last one from then on. Close its server. */
export async function pretendEngine(answers: readonly [Answer, ...Answer[]]): Promise<PretendEngine> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const answer = answers[asked.length] ?? answers.at(-1) ?? PAGE;
    asked.push(String(request.headers['x-amz-target']).replace(/^.*\./, ''));
    request.resume();
    const type = answer.body.startsWith('{') ? 'application/x-amz-json-1.0' : 'text/html;charset=iso-8859-1';
    response.writeHead(answer.status, { 'content-type': type }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, asked, server };
}
