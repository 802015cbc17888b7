import { Live } from './live';
import { refresher } from './page';

/** The book of the control room follows the news; what somebody types stays as it is. */
const soon = refresher(1_000);
const live = new Live('/api/operations/live');
live.onValues(soon);
live.onReturn(soon);
live.start();
window.setInterval(soon, 60_000);
