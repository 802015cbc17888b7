package city.qala.proactive.law;

/** Types of values. Numbers are exact decimals with at most ten places. */
public enum Type {
    BOOL,
    NUMBER,
    DATE,
    TEXT
}
