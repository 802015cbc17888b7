package city.qala.platform.mqtt;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One client. Everything here runs on its event loop; what may block (identity, rights, the feed)
 * runs on virtual threads of its {@link Inbox} and comes back.
 */
final class Connection extends SimpleChannelInboundHandler<MqttMessage> {

    /** Unanswered messages a client of version 5 may have on the way. */
    static final int WINDOW = 1_000;

    private static final int EARLY_MOST = 2_000;
    private static final long STUCK_NANOS = 30_000_000_000L;

    private enum State {
        NEW,
        ASKING,
        OPEN,
        CLOSED
    }

    private final Core core;
    private final Inbox inbox;
    private final Deque<MqttMessage> early = new ArrayDeque<>();
    private final AtomicBoolean settling = new AtomicBoolean();
    private final AtomicBoolean pumping = new AtomicBoolean();
    private State state = State.NEW;
    private long heard = System.nanoTime();
    private long stuckSince = Long.MAX_VALUE;
    private @Nullable Line line;
    private @Nullable Hello hello;
    private @Nullable Session session;
    private Actor actor = Actor.ANONYMOUS;

    Connection(Core core) {
        this.core = core;
        this.inbox = new Inbox(core.config().commit(), (t, ms) -> line().later(t, ms));
    }

    private Line line() {
        return Objects.requireNonNull(line);
    }

    private Session session() {
        return Objects.requireNonNull(session);
    }

    private int version() {
        return hello == null ? 0 : hello.version();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        line = new Line(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        heard = System.nanoTime();
        if (message.decoderResult().isFailure()) {
            broken(message.decoderResult().cause());
            return;
        }
        switch (state) {
            case NEW -> greet(message);
            case ASKING -> wait(message);
            case OPEN -> handle(message);
            case CLOSED -> {} // nothing is owed to who was sent away
        }
    }

    private void greet(MqttMessage message) {
        if (!(message instanceof MqttConnectMessage connect)) {
            close();
            return;
        }
        Hello said = Hello.of(connect);
        hello = said;
        state = State.ASKING;
        line().reading(false);
        Hello.Fault fault = said.fault();
        if (fault != null) sendAway(fault.reason(), fault.words());
        else inbox.then(() -> ask(said));
    }

    private void ask(Hello said) {
        try {
            Actor known = core.identity().authenticateToken(said.name(), said.token());
            line().run(() -> open(said, known));
        } catch (Problem e) {
            int reason = Reason.isPassing(e) ? Reason.BUSY : Reason.NOT_AUTHORISED;
            line().run(() -> sendAway(reason, e.detail()));
        } catch (RuntimeException e) {
            Broker.LOG.error("identity failed", e);
            line().run(() -> sendAway(Reason.UNSPECIFIED, "Something went wrong on our side."));
        }
    }

    private void wait(MqttMessage message) {
        if (early.size() >= EARLY_MOST) close();
        else early.add(ReferenceCountUtil.retain(message));
    }

    private void open(Hello said, Actor known) {
        if (state != State.ASKING) return;
        actor = known;
        var key = new Session.Key(known.name(), said.clientId());
        Sessions.Found found = core.sessions().open(key, known, said.clean());
        if (found.before() != null)
            found.before().endSoon(Reason.TAKEN_OVER, "The same client connected again.");
        session = found.session();
        session.attach(this, known, Math.max(1, said.receiveMost()), said.keepSeconds());
        state = State.OPEN;
        line().allow(core.config().payloadBytes() + Packets.HEAD_BYTES);
        line().send(Packets.welcome(core.config(), said, found.present()));
        for (MqttMessage next = early.poll(); next != null; next = early.poll()) {
            try {
                handle(next);
            } finally {
                ReferenceCountUtil.release(next);
            }
        }
        line().reading(!inbox.full());
        pump();
    }

    private void handle(MqttMessage message) {
        if (state != State.OPEN) return;
        switch (message.fixedHeader().messageType()) {
            case PUBLISH -> publish((MqttPublishMessage) message);
            case PUBACK -> confirm(message);
            case PUBREL -> release(message);
            case SUBSCRIBE -> subscribe((MqttSubscribeMessage) message);
            case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) message);
            case PINGREQ -> line().send(Packets.pong());
            case DISCONNECT -> leave(message);
            default -> end(Reason.PROTOCOL_ERROR, "This packet is not for a broker.");
        }
    }

    private void leave(MqttMessage message) {
        if (message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader h
                && Packets.has(h.properties(), MqttPropertyType.SESSION_EXPIRY_INTERVAL)) {
            int asked = Packets.number(h.properties(), MqttPropertyType.SESSION_EXPIRY_INTERVAL, 0);
            long seconds = Integer.toUnsignedLong(asked);
            session().keepSeconds(Math.min(Sessions.KEEP_SECONDS_MOST, seconds));
        }
        close();
    }

    // ---- messages of the client

    private void publish(MqttPublishMessage message) {
        core.figures().received.increment();
        var head = message.variableHeader();
        int qos = message.fixedHeader().qosLevel().value();
        boolean five = version() == Packets.VERSION_5;
        Hello.Fault fault = PublishRules.fault(message, five, core.config().payloadBytes());
        if (fault != null) {
            end(fault.reason(), fault.words());
        } else if (qos == 2 && !session().receive(head.packetId())) {
            // sent again before its PUBREL: it was or will be answered once
            line().send(
                            Packets.reply(
                                    MqttMessageType.PUBREC, head.packetId(), Reason.SUCCESS, null));
        } else {
            byte[] payload = ByteBufUtil.getBytes(message.payload());
            take(new Inbox.Incoming(Math.max(0, head.packetId()), qos, head.topicName(), payload));
        }
    }

    private void take(Inbox.Incoming message) {
        inbox.take(message, this::feed, this::settleSoon);
        if (inbox.full()) line().reading(false);
    }

    private CompletableFuture<Void> feed(Inbox.Incoming message) {
        try {
            return core.feed().publish(actor, message.topic, message.payload).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settleSoon() {
        if (settling.compareAndSet(false, true)) line().run(this::settle);
    }

    private void settle() {
        settling.set(false);
        if (state != State.OPEN) return;
        boolean wrote = false;
        for (var m = inbox.settled(); m != null; m = inbox.settled()) {
            Problem refused = m.refused();
            if (refused == null) core.figures().stored.increment();
            else core.figures().refused.increment();
            if (m.qos > 0 && !answer(m, refused)) return;
            wrote |= m.qos > 0;
        }
        if (wrote) line().flush();
        if (inbox.roomy()) line().reading(true);
    }

    /** Confirms a message; false if the connection had to end instead. */
    private boolean answer(Inbox.Incoming m, @Nullable Problem refused) {
        var type = m.qos == 2 ? MqttMessageType.PUBREC : MqttMessageType.PUBACK;
        if (refused == null) {
            line().write(Packets.reply(type, m.packetId, Reason.SUCCESS, null));
            return true;
        }
        if (refused.kind() == Problem.Kind.BUG && refused.getCause() != null)
            Broker.LOG.error("message failed", refused.getCause());
        session().release(m.packetId);
        if (version() == Packets.VERSION_5 && !Reason.isPassing(refused)) {
            line().write(Packets.reply(type, m.packetId, Reason.of(refused), refused.detail()));
            return true;
        }
        // before version 5 there is no way to say no but to hang up
        end(Reason.isPassing(refused) ? Reason.BUSY : Reason.of(refused), refused.detail());
        return false;
    }

    private void release(MqttMessage message) {
        int id = ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
        session().release(id);
        line().send(Packets.reply(MqttMessageType.PUBCOMP, id, Reason.SUCCESS, null));
    }

    private void subscribe(MqttSubscribeMessage message) {
        int id = message.variableHeader().messageId();
        var more = message.idAndPropertiesVariableHeader().properties();
        if (Packets.has(more, MqttPropertyType.SUBSCRIPTION_IDENTIFIER)) {
            end(Reason.IDENTIFIERS_NOT_SUPPORTED, "Subscription identifiers are not taken.");
            return;
        }
        List<Filters.Asked> asked = Filters.of(message);
        Filters mine = filters();
        inbox.then(() -> {
            List<Integer> codes = mine.grant(asked);
            line().run(() -> line().send(Packets.subscribed(id, codes)));
        });
    }

    private void unsubscribe(MqttUnsubscribeMessage message) {
        int id = message.variableHeader().messageId();
        List<String> dropped = Filters.of(message);
        Filters mine = filters();
        inbox.then(() -> {
            List<Short> codes = mine.drop(dropped);
            line().run(() -> line().send(Packets.unsubscribed(id, codes)));
        });
    }

    private Filters filters() {
        return new Filters(core, session(), actor, version() == Packets.VERSION_5);
    }

    // ---- news

    /** Tells that the session has news; from any thread. */
    void pumpSoon() {
        if (pumping.compareAndSet(false, true)) line().run(this::pump);
    }

    private void pump() {
        pumping.set(false);
        if (state != State.OPEN) return;
        boolean wrote = false;
        while (line().writable()) {
            Session.Outgoing next = session().next();
            if (next == null) break;
            wrote |= write(next);
        }
        if (wrote) line().flush();
    }

    private boolean write(Session.Outgoing out) {
        if (hello != null && out.news().size() > hello.packetMost()) {
            core.figures().dropped.increment();
            session().confirmed(out.packetId());
            return false;
        }
        core.figures().notified.increment();
        line().write(Packets.news(out));
        return true;
    }

    private void confirm(MqttMessage message) {
        session().confirmed(((MqttMessageIdVariableHeader) message.variableHeader()).messageId());
        pump();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        boolean writable = context.channel().isWritable();
        stuckSince = writable ? Long.MAX_VALUE : System.nanoTime();
        if (writable) pump();
    }

    // ---- end

    /** Looks whether the client is late with anything; from any thread, about once a second. */
    void lookSoon() {
        line().run(this::look);
    }

    private void look() {
        long now = System.nanoTime();
        if (state == State.NEW || state == State.ASKING) {
            if (now - heard > core.config().connect().toNanos()) close();
        } else if (state == State.OPEN) {
            long quiet = hello == null ? 0 : hello.quietNanos();
            if (inbox.overdue(core.config().commit().toNanos()))
                end(Reason.BUSY, "The message could not be stored in time.");
            else if (line().reading() && now - heard > quiet)
                end(Reason.KEEP_ALIVE, "Silent too long.");
            else if (stuckSince != Long.MAX_VALUE && now - stuckSince > STUCK_NANOS) close();
        }
    }

    /** Ends for a reason of the broker; from any thread. */
    void endSoon(int reason, String words) {
        line().run(() -> end(reason, words));
    }

    private void broken(Throwable cause) {
        core.figures().refused.increment();
        if (state == State.NEW && cause instanceof MqttUnacceptableProtocolVersionException) {
            sendAway(Reason.VERSION_UNKNOWN, "Only MQTT 3.1, 3.1.1 and 5 are spoken here.");
        } else if (cause instanceof TooLongFrameException) {
            end(Reason.PACKET_TOO_LARGE, "The packet is too large.");
        } else {
            end(Reason.MALFORMED, "The packet could not be read.");
        }
    }

    private void sendAway(int reason, String words) {
        if (state == State.CLOSED) return;
        core.figures().refused.increment();
        state = State.CLOSED;
        line().last(Packets.sendAway(version(), reason, words));
    }

    private void end(int reason, String words) {
        if (state == State.OPEN && version() == Packets.VERSION_5) {
            state = State.CLOSED;
            line().last(Packets.goodbye(reason, words));
        } else {
            close();
        }
    }

    private void close() {
        state = State.CLOSED;
        line().close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        state = State.CLOSED;
        early.forEach(ReferenceCountUtil::release);
        early.clear();
        if (session != null) core.sessions().left(session, this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException)
            broken(cause.getCause() == null ? cause : cause.getCause());
        else close();
    }
}
