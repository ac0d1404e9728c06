import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import '@aws-amplify/ui-react/styles.css';
import './styles/page.css';
import './styles/blocks.css';
import './styles/lists.css';
import './styles/invoice.css';
import './styles/review.css';
import './styles/reports.css';
import './styles/shop.css';
import './styles/orders.css';
import './styles/money.css';
import './styles/events.css';
import './styles/organizer.css';
import './styles/signIn.css';
import './styles/narrow.css';
import { App } from './App.tsx';
import { configure } from './configuration.ts';
import type { Settings } from './features/shell/settings.ts';
import { SettingsContext } from './features/shell/settings.ts';
import { newQueries } from './queries.ts';

const queries = newQueries();

async function start(): Promise<void> {
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no #root.');
  const root = createRoot(element);
  let settings: Settings;
  try {
    settings = await configure();
  } catch (error) {
    root.render(
      <main className="notice">
        <h1>Marquee cannot start</h1>
        <p role="alert">{error instanceof Error ? error.message : 'The configuration could not be read.'}</p>
      </main>,
    );
    return;
  }
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <SettingsContext value={settings}>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </SettingsContext>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
