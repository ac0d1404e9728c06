import type { ConsoleRequest } from '../console/pages.ts';
import { html, page } from '../console/layout.ts';
import type { Alarm } from './alarms.ts';
import { statistic } from './metrics.ts';
import type { Series } from './metrics.ts';

const HOUR_MS = 3_600_000;

/** The alarms with their state, and every metric with its last hour. */
export function metricsPage(
  series: readonly Series[],
  alarms: readonly Alarm[],
  request: ConsoleRequest,
  now: number,
): void {
  const links = [
    { href: '/', title: 'Status' },
    { href: '/metrics', title: 'Metrics and alarms' },
  ];
  request.outgoing.setHeader('content-type', 'text/html; charset=utf-8');
  request.outgoing.end(
    page(
      'Metrics and alarms',
      links,
      html`<h2>Alarms</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Alarm</th>
              <th scope="col">State</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            ${alarms.map(
              (alarm) =>
                html`<tr>
                  <td>${alarm.name}</td>
                  <td class="${alarm.state === 'ALARM' ? 'failed' : ''}">${alarm.state}</td>
                  <td class="soft">${alarm.reason}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        <h2>Metrics of the last hour</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Dimensions</th>
              <th scope="col" class="number">Samples</th>
              <th scope="col" class="number">Sum</th>
              <th scope="col" class="number">p50</th>
              <th scope="col" class="number">p99</th>
            </tr>
          </thead>
          <tbody>
            ${series.map((each) => metricRow(each, now))}
          </tbody>
        </table>`,
    ),
  );
}

function metricRow(series: Series, now: number) {
  const values = [...series.minutes.values()].filter(({ at }) => at > now - HOUR_MS).flatMap((minute) => minute.values);
  const shown = (name: string): string => String(Math.round((statistic(name, values) ?? 0) * 1000) / 1000);
  return html`<tr>
    <td>${series.namespace} ${series.name} <span class="soft">${series.unit}</span></td>
    <td class="soft">${series.dimensions.map(({ Name, Value }) => `${Name}=${Value}`).join(', ')}</td>
    <td class="number">${values.length}</td>
    <td class="number">${shown('Sum')}</td>
    <td class="number">${shown('p50')}</td>
    <td class="number">${shown('p99')}</td>
  </tr>`;
}
