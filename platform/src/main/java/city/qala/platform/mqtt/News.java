package city.qala.platform.mqtt;

/** One piece of news on its way to subscribers. The payload is shared and must not be changed. */
final class News {

    private final String topic;
    private final byte[] payload;
    private final int qos;

    News(String topic, byte[] payload, int qos) {
        this.topic = topic;
        this.payload = payload;
        this.qos = qos;
    }

    String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    int qos() {
        return qos;
    }

    /** Memory that it holds, roughly, in bytes. */
    int size() {
        return payload.length + 2 * topic.length() + 64;
    }

    /** The same at another quality of service. */
    News at(int other) {
        return other == qos ? this : new News(topic, payload, other);
    }
}
