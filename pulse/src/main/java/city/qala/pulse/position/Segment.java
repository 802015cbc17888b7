package city.qala.pulse.position;

/**
 * A run of events of one device that may have happened at one place: first and last event (numbers
 * within the track), what they say, and where that is.
 */
final class Segment {
    final int first;
    final int last;
    final Group group;
    final double evidence;
    final double x;
    final double y;
    final double xx;
    final double xy;
    final double yy;

    Segment(int first, int last, Group group, double evidence, Posterior at) {
        this.first = first;
        this.last = last;
        this.group = group;
        this.evidence = evidence;
        this.x = at.x();
        this.y = at.y();
        this.xx = at.xx();
        this.xy = at.xy();
        this.yy = at.yy();
    }

    int events() {
        return last - first + 1;
    }
}
