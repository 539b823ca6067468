/** Names and values that break careless clients. */
import type { Database } from './contract'
import type { World } from './world'

/** Databases that exist under such names; `twin` twice. */
export const strangeNames: readonly string[] = [
  '..',
  '.',
  '',
  'a/b',
  'a\\b',
  '100%',
  'a%2Fb',
  'what?#now',
  'two words',
  'dữ-liệu',
  'new',
  'abc\u202Efed',
  'zero\u200Bwidth',
  'line\nbreak',
  'nul\u0000byte',
  'lone\uD800surrogate',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '=HYPERLINK("https://example.net","open")',
  '__proto__',
  'constructor',
  'undefined',
  'z̸̢̛͎͇̘̾̈́͝ä̵̡̞́l̶̰͝g̸̻̈́o̷̝͒',
  'n'.repeat(10_000),
  'twin',
  'twin',
]

/** Rows that are added to the lists as they are. A fresh copy each time. */
export function strangeRows(): World['strange'] {
  // Through JSON text, because the contract's row type does not allow them.
  const databases: Database[] = JSON.parse(`[
    null, {}, 7, "a bare name", [], {"name": null}, {"name": 42}, {"name": ["a", "b"]}, {"name": {"x": 1}},
    {"id": null, "name": "all-null", "engine": null, "sku": null, "status": null, "cluster_target": null},
    {"id": 9007199254740993, "name": "big-number", "engine": "postgresql", "status": "running"},
    {"__proto__": {"polluted": true}, "constructor": "x", "name": "polluter", "status": "running"},
    {"name": "unknown-status", "engine": "cockroach", "sku": "<b>db</b>", "status": "${'half-asleep '.repeat(40)}"},
    {"name": "status-object", "engine": "mysql", "sku": "db-s-1vcpu-2gb", "status": {"phase": "Running"}}
  ]`)
  return {
    databases,
    backups: [
      null,
      { id: 'bk_date', status: 'completed', created_at: 'tomorrow', size_bytes: -1 },
      { id: 'bk_future', status: 'Completed', created_at: '+275760-09-13T00:00:00Z' },
      { id: 'bk_seconds', status: 'done', created_at: 1_763_776_800, size: 'NaN' },
      { id: '<b>bk</b>', name: '\u202Egpj.exe', status: 'completed\u0000', size_bytes: 1e300 },
    ],
    functions: [
      null,
      'a bare name',
      { name: 'evil', url: 'javascript:alert(1)' },
      { name: 'data', url: 'data:text/html,<script>alert(1)</script>' },
      { name: 'relative', url: '//evil.example.net/' },
      { name: 'plain-http', url: 'http://plain.fn.example.net/' },
      { name: '<script>alert(1)</script>', runtime: '\u202E02sjedon', status: 'ready' },
      { name: '-2+3+cmd', runtime: '@SUM(1)', status: '\tready', updated_at: 'Invalid Date' },
      { name: 7, memory_mb: '1e999' },
    ],
    proxies: [
      null,
      {},
      { id: 'px_brk', name: 'break', host: '203.0.113.66', port: 1080, password: 'a\nreboot\n' },
      { id: 'px_prt', name: 'no-port', host: '203.0.113.67', port: 'ssh', username: 'u@h:p/' },
      { id: 'px_hst', name: 'host', host: '"><img src=x>', port: 99_999, status: 'active' },
      { id: 'px_day', name: 'day', host: '2001:db8::66', port: '1080', expires_at: '0000-00-00' },
      { endpoint: 'javascript://203.0.113.68:1080/%0Aalert(1)' },
    ],
  }
}
