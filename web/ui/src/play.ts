import { clock } from './live';

type Frames = { from: number; step: number; stations: Record<string, string> };

/** Three pictures a second: twelve hours in as many seconds. */
const PACE = 333;

/** Plays the last hours on the map: every marker shows what it was. At the end all is live again. */
export function playback(host: HTMLElement): void {
  const bar = host.querySelector<HTMLElement>('[data-play]');
  const button = bar?.querySelector<HTMLButtonElement>('[data-play-do]');
  const slider = bar?.querySelector<HTMLInputElement>('input');
  const when = bar?.querySelector<HTMLOutputElement>('output');
  if (!bar || !button || !slider || !when) return;
  const words = button.textContent ?? '';
  let frames: Frames | null = null;
  let timer = 0;

  const load = async (): Promise<Frames | null> => {
    const answer = await fetch(bar.dataset['play'] ?? '');
    return answer.ok ? ((await answer.json()) as Frames) : null;
  };
  const stop = () => {
    window.clearInterval(timer);
    timer = 0;
    button.textContent = words;
  };
  const last = () => Number(slider.max);
  const show = (index: number) => {
    if (!frames) return;
    slider.value = String(index);
    const live = index >= last();
    const at = clock(frames.from + index * frames.step, false);
    when.textContent = at;
    slider.setAttribute('aria-valuetext', at);
    for (const mark of host.querySelectorAll<HTMLElement>('.maplibregl-marker.mk')) paint(mark, live ? null : frames.stations[mark.dataset['code'] ?? '']?.charAt(index) ?? '0');
    if (live) when.textContent = '';
  };
  button.onclick = async () => {
    if (timer) return stop();
    frames = await load();
    if (!frames) return;
    slider.max = String(Math.max(1, (Object.values(frames.stations)[0] ?? ' ').length - 1));
    button.textContent = button.dataset['stop'] ?? '';
    show(0);
    timer = window.setInterval(() => {
      const next = Number(slider.value) + 1;
      show(next);
      if (next >= last()) stop();
    }, PACE);
  };
  slider.oninput = async () => {
    stop();
    const wanted = Number(slider.value);
    frames ??= await load();
    show(wanted);
  };
  bar.hidden = false;
}

/** Shows a band on a marker; null gives it back what it is now. */
function paint(mark: HTMLElement, band: string | null): void {
  const badge = mark.querySelector<HTMLElement>('.aq');
  if (!badge) return;
  const now = badge.dataset['now'];
  if (band === null) {
    if (now === undefined) return;
    [badge.className = '', badge.textContent = ''] = now.split('|');
    delete badge.dataset['now'];
    return;
  }
  if (now === undefined) badge.dataset['now'] = `${badge.className}|${badge.textContent ?? ''}`;
  const square = badge.classList.contains('sq') ? ' sq' : '';
  badge.className = band === '0' ? `aq${square}` : `aq${square} aq${band}`;
  badge.textContent = band === '0' ? '' : band;
}
