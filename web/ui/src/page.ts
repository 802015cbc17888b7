import { clock } from './live';

/** Difference between the server's clock and this machine's, ms. */
const skew = Number(document.body.dataset['now'] ?? Date.now()) - Date.now();

document.documentElement.classList.add('js');

/** The server's time. */
export function serverNow(): number {
  return Date.now() + skew;
}

function tick(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-clock]')) {
    const text = clock(serverNow(), place.dataset['clock'] !== 'minutes');
    if (place.textContent !== text) place.textContent = text;
  }
}
window.setInterval(tick, 1000);

/** Choosing from a list shows the result at once; without scripts there is a button. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-filters]')) {
  form.addEventListener('change', (e) => {
    if (e.target instanceof HTMLSelectElement) go(form);
  });
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    go(form);
  });
}

/** Goes to the address of a form, empty fields left out, so that addresses stay short. */
function go(form: HTMLFormElement): void {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') query.append(name, value);
  }
  const at = new URLSearchParams(location.search).get('at');
  if (at) query.set('at', at);
  const text = query.toString();
  location.assign(form.action + (text ? '?' + text : ''));
}

function wireActions(): void {
  for (const b of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    b.hidden = false;
    b.onclick = () => window.print();
  }
  for (const b of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    b.hidden = false;
    b.onclick = () => {
      void navigator.clipboard?.writeText(location.href).then(() => {
        b.textContent = b.dataset['done'] ?? '';
      });
    };
  }
}
wireActions();

/** Keys of the page; they rest while somebody types. */
document.addEventListener('keydown', (e) => {
  const typing = e.target instanceof HTMLInputElement || e.target instanceof HTMLSelectElement || e.target instanceof HTMLTextAreaElement;
  if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
  const list = document.querySelector<HTMLElement>('[data-list]');
  if (e.key === 'j' || e.key === 'k') move(list, e.key === 'j' ? 1 : -1);
  else if (e.key === '?') follow('[data-help]');
  else if (e.key === '/') focusSearch(e);
  else if (e.key === 'Escape') back();
  else if (e.key === 'a') take();
  else if (e.key === 'n') note(e);
  else if (e.key === 'l') follow('[data-key="l"]:not([aria-current])');
  else if (e.key === '[' || e.key === ']' || e.key === '.') follow(`[data-key="${e.key}"]`);
});

function follow(selector: string): void {
  document.querySelector<HTMLAnchorElement>(selector)?.click();
}

/** Takes the alarm whose line is focused, else the first that nobody has taken. */
function take(): void {
  const line = document.activeElement?.closest('li');
  (line?.querySelector<HTMLButtonElement>('[data-key="a"]') ?? document.querySelector<HTMLButtonElement>('[data-key="a"]'))?.click();
}

function note(e: Event): void {
  const field = document.querySelector<HTMLElement>('[data-key="n"]');
  if (!field) return;
  e.preventDefault();
  field.focus();
}

/** From one station back to all of them, filters kept. */
function back(): void {
  (document.activeElement as HTMLElement | null)?.blur();
  const all = location.pathname.replace(/\/station\/[^/]+$/, '');
  if (all !== location.pathname) location.assign(all + location.search);
}

function focusSearch(e: Event): void {
  const field = document.querySelector<HTMLElement>('[type=search], [data-filters] select');
  if (!field) return;
  e.preventDefault();
  field.focus();
}

function move(list: HTMLElement | null, step: number): void {
  if (!list) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>('li > a, li > div > a, tr a')];
  const focused = links.indexOf(document.activeElement as HTMLAnchorElement);
  const from = focused >= 0 ? focused : links.findIndex((a) => a.getAttribute('aria-current') === 'true');
  links[Math.max(0, Math.min(links.length - 1, from + step))]?.focus();
}

/**
 * Asks the server for this page again and puts its regions in place of the old ones. What is
 * scrolled, focused or opened stays as it was.
 */
export async function refresh(): Promise<void> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const old of document.querySelectorAll<HTMLElement>('[data-region]')) {
    const next = fresh.getElementById(old.id);
    if (!next || next.innerHTML === old.dataset['was']) continue;
    const focus = old.contains(document.activeElement) ? (document.activeElement as HTMLAnchorElement).getAttribute('href') : null;
    const open = [...old.querySelectorAll('details')].map((d) => d.open);
    old.dataset['was'] = next.innerHTML;
    old.replaceChildren(...next.childNodes);
    old.className = next.className;
    old.querySelectorAll('details').forEach((d, i) => (d.open = open[i] ?? false));
    if (focus) old.querySelector<HTMLElement>(`a[href="${CSS.escape(focus)}"]`)?.focus();
  }
  wireActions();
  document.dispatchEvent(new CustomEvent('refreshed'));
}

/** Refreshes soon, but not more often than every {@code every} ms, and not while nobody looks. */
export function refresher(every: number): () => void {
  let last = Date.now();
  let timer = 0;
  const run = () => {
    timer = 0;
    if (document.hidden) return;
    last = Date.now();
    void refresh().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && Date.now() - last > every) run();
  });
  return () => {
    if (timer) return;
    timer = window.setTimeout(run, Math.max(300, last + every - Date.now()) * (0.9 + 0.2 * Math.random()));
  };
}
