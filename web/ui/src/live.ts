/** One value as the server tells it: stream, milliseconds since 1970, value. */
export type Value = { s: number; t: number; v: number };

type Listener = (values: Value[]) => void;

/** How long nothing may come, not even a heartbeat, before the line counts as broken. */
const SILENCE = 20_000;

/**
 * The live feed of a page. Comes back by itself after a break, waiting longer each time, and tells
 * the page how long the picture has stood still.
 */
export class Live {
  private source: EventSource | null = null;
  private heard = Date.now();
  private attempt = 0;
  private timer = 0;
  private last = '';
  private readonly listeners: Listener[] = [];
  private readonly returns: (() => void)[] = [];

  constructor(private readonly address: string) {}

  /** Called with each batch of new values. */
  onValues(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Called when the line was away for too long: what was missed must be asked for. */
  onReturn(listener: () => void): void {
    this.returns.push(listener);
  }

  start(): void {
    this.connect();
    window.setInterval(() => this.watch(), 1000);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.watch();
    });
  }

  /** Milliseconds since something was heard. */
  age(): number {
    return Date.now() - this.heard;
  }

  private connect(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
    const address = new URL(this.address, location.origin);
    if (this.last) address.searchParams.set('last-event-id', this.last);
    const source = new EventSource(address);
    this.source = source;
    source.onopen = () => {
      this.attempt = 0;
      this.hear();
    };
    source.onerror = () => this.broken();
    source.addEventListener('beat', (e) => this.got(e as MessageEvent<string>));
    source.addEventListener('missed', (e) => {
      this.got(e as MessageEvent<string>);
      this.returns.forEach((f) => f());
    });
    source.addEventListener('values', (e) => {
      this.got(e as MessageEvent<string>);
      const values = JSON.parse((e as MessageEvent<string>).data) as Value[];
      this.listeners.forEach((f) => f(values));
    });
  }

  private broken(): void {
    this.source?.close();
    this.source = null;
    if (this.timer) return;
    this.attempt++;
    const wait = Math.min(30_000, 500 * 2 ** this.attempt) * (0.7 + 0.6 * Math.random());
    this.timer = window.setTimeout(() => this.connect(), wait);
  }

  /** What came after this event is sent again when the line comes back. */
  private got(e: MessageEvent<string>): void {
    if (e.lastEventId) this.last = e.lastEventId;
    this.hear();
  }

  private hear(): void {
    this.heard = Date.now();
    this.show();
  }

  private watch(): void {
    if (this.source && this.age() > SILENCE) this.broken();
    this.show();
  }

  private show(): void {
    const stale = this.age() > SILENCE;
    document.body.classList.toggle('stale', stale);
    const bar = document.querySelector<HTMLElement>('[data-stalebar]') ?? (stale ? stalebar() : null);
    if (!bar) return;
    bar.hidden = !stale;
    if (stale) {
      const words = document.body.dataset;
      bar.textContent = `${(words['wStale'] ?? '').replace('…', span(this.age()))} ${words['wReconnecting'] ?? ''}`;
    }
  }
}

function stalebar(): HTMLElement {
  const bar = document.createElement('p');
  bar.className = 'stalebar';
  bar.dataset['stalebar'] = '';
  bar.setAttribute('role', 'status');
  document.body.append(bar);
  return bar;
}

/** A length of time in the page's language: 40 s, 3 min. */
export function span(ms: number): string {
  const lang = document.body.dataset['lang'] ?? 'en';
  const seconds = Math.round(ms / 1000);
  const unit = { kk: ['с', 'мин', 'сағ'], ru: ['с', 'мин', 'ч'], en: ['s', 'min', 'h'] }[lang] ?? ['s', 'min', 'h'];
  if (seconds < 60) return `${seconds}\u202F${unit[0]}`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}\u202F${unit[1]}` : `${Math.floor(minutes / 60)}\u202F${unit[2]} ${minutes % 60}\u202F${unit[1]}`;
}

/** A measured value as the server writes it: 64, 8.4, 0.31, with the language's signs. */
export function measured(value: number): string {
  const lang = document.body.dataset['lang'] ?? 'en';
  const size = Math.abs(value);
  const digits = size >= 9.95 || Number.isInteger(value) ? 0 : size >= 1 ? 1 : 2;
  const [whole = '', rest] = size.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'en' ? ',' : '\u202F');
  const text = rest ? grouped + (lang === 'en' ? '.' : ',') + rest : grouped;
  return value < 0 && Number(size.toFixed(digits)) > 0 ? '\u2212' + text : text;
}

/** Time of day in the city's zone. */
export function clock(ms: number, seconds: boolean): string {
  const zone = document.body.dataset['zone'] ?? 'UTC';
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' as const } : {}),
    hourCycle: 'h23',
    timeZone: zone,
  });
  return format.format(ms);
}
