package city.qala.platform.mqtt;

import city.qala.kernel.Problem;

/** Reason codes of MQTT 5 that the broker uses (section 2.4). */
final class Reason {

    static final int SUCCESS = 0x00;
    static final int UNSPECIFIED = 0x80;
    static final int MALFORMED = 0x81;
    static final int PROTOCOL_ERROR = 0x82;
    static final int REFUSED = 0x83;
    static final int VERSION_UNKNOWN = 0x84;
    static final int CLIENT_ID_INVALID = 0x85;
    static final int NOT_AUTHORISED = 0x87;
    static final int BUSY = 0x89;
    static final int SHUTTING_DOWN = 0x8B;
    static final int BAD_METHOD = 0x8C;
    static final int KEEP_ALIVE = 0x8D;
    static final int TAKEN_OVER = 0x8E;
    static final int FILTER_INVALID = 0x8F;
    static final int TOPIC_INVALID = 0x90;
    static final int TOPIC_ALIAS_INVALID = 0x94;
    static final int PACKET_TOO_LARGE = 0x95;
    static final int QUOTA = 0x97;
    static final int PAYLOAD_INVALID = 0x99;
    static final int RETAIN_NOT_SUPPORTED = 0x9A;
    static final int SHARED_NOT_SUPPORTED = 0x9E;
    static final int IDENTIFIERS_NOT_SUPPORTED = 0xA1;

    private Reason() {}

    /**
     * Whether the same message may be taken later. It is not acknowledged then, in no way, so that
     * the client keeps it: a negative PUBACK would make it forget.
     */
    static boolean isPassing(Problem problem) {
        return switch (problem.kind()) {
            case UNAVAILABLE, STORAGE_FULL, TOO_MANY, BUG -> true;
            default -> false;
        };
    }

    /** The reason of a refusal that will not change. */
    static int of(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHENTICATED, FORBIDDEN -> NOT_AUTHORISED;
            case NOT_FOUND, METHOD_NOT_ALLOWED -> TOPIC_INVALID;
            case INVALID, UNPROCESSABLE, UNSUPPORTED_MEDIA, TOO_LARGE -> PAYLOAD_INVALID;
            default -> REFUSED;
        };
    }
}
