import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth';
import { GraphiQL } from 'graphiql';
import { createElement as h, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

const config = JSON.parse(document.getElementById('config').textContent);

globalThis.MonacoEnvironment = {
  getWorker(_module, label) {
    const name = label === 'json' || label === 'graphql' ? label : 'editor';
    return new Worker(`${config.base}/${name}.worker.js`);
  },
};

function configure(clientId) {
  Amplify.configure({
    Auth: {
      Cognito: { userPoolId: config.userPoolId, userPoolClientId: clientId, userPoolEndpoint: config.awsEndpoint },
    },
    API: {
      GraphQL: {
        // Any host that is not AWS's becomes wss:// in Amplify, unless it is ws:// already.
        endpoint: config.endpoint.replace('http:', 'ws:'),
        customEndpoint: config.endpoint,
        customEndpointRegion: config.region,
        region: config.region,
        defaultAuthMode: 'userPool',
      },
    },
  });
}

/** Answers a promise for queries and mutations, an observable for subscriptions: GraphiQL shows both. */
function fetcher({ query, variables, operationName }) {
  const result = generateClient().graphql({ query, variables, operationName });
  if ('subscribe' in result) return result;
  return result.catch((refused) =>
    refused.errors || refused.data ? refused : { errors: [{ message: String(refused) }] },
  );
}

function field(label, type, name, autoComplete, value) {
  return h('label', null, label, h('input', { type, name, autoComplete, required: true, defaultValue: value }));
}

function SignIn({ onSignedIn }) {
  const [problem, setProblem] = useState('');
  const submit = useCallback(
    async (event) => {
      event.preventDefault();
      const given = Object.fromEntries(new FormData(event.currentTarget));
      configure(given.clientId);
      try {
        const { nextStep } = await signIn({ username: given.email, password: given.password });
        if (nextStep.signInStep === 'DONE') onSignedIn(given.email);
        else setProblem(`The account needs a further step, which this page does not offer: ${nextStep.signInStep}`);
      } catch (error) {
        setProblem(String(error.message ?? error));
      }
    },
    [onSignedIn],
  );
  return h(
    'form',
    { onSubmit: submit, className: 'sign-in' },
    h('h1', null, `Sign in to ${config.name}`),
    field('E-mail', 'email', 'email', 'username'),
    field('Password', 'password', 'password', 'current-password'),
    config.clientId
      ? h('input', { type: 'hidden', name: 'clientId', value: config.clientId })
      : field('App client id', 'text', 'clientId', 'off'),
    h('button', null, 'Sign in'),
    h('p', { role: 'alert' }, problem),
  );
}

function App() {
  const [user, setUser] = useState();
  useEffect(() => {
    if (!config.clientId) return;
    configure(config.clientId);
    fetchAuthSession().then(
      ({ tokens }) => setUser(tokens?.idToken?.payload.email),
      () => setUser(undefined),
    );
  }, []);
  if (user === undefined) return h(SignIn, { onSignedIn: setUser });
  const leave = () => signOut().then(() => setUser(undefined));
  return h(
    'div',
    { className: 'signed-in' },
    h('p', null, user, ' ', h('button', { type: 'button', onClick: leave }, 'Sign out')),
    h(GraphiQL, { fetcher }),
  );
}

createRoot(document.getElementById('app')).render(h(App));
