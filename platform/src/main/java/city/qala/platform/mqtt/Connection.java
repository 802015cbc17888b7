package city.qala.platform.mqtt;

import city.qala.kernel.Actor;
import city.qala.kernel.Problem;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
    private static final long QUIET_SECONDS_MOST = 3_600;

    private enum State {
        NEW,
        ASKING,
        OPEN,
        CLOSED
    }

    private final Core core;
    private final Inbox inbox = new Inbox();
    private final Deque<MqttMessage> early = new ArrayDeque<>();
    private final AtomicBoolean settling = new AtomicBoolean();
    private final AtomicBoolean pumping = new AtomicBoolean();
    private State state = State.NEW;
    private long heard = System.nanoTime();
    private long stuckSince = Long.MAX_VALUE;
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable Hello hello;
    private @Nullable Session session;
    private Actor actor = Actor.ANONYMOUS;

    Connection(Core core) {
        this.core = core;
    }

    private ChannelHandlerContext ctx() {
        if (ctx == null) throw new IllegalStateException("not connected");
        return ctx;
    }

    private int version() {
        return hello == null ? 0 : hello.version();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
    }

    // ---- in

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
            case CLOSED -> {
                // nothing is owed to who was sent away
            }
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
        ctx().channel().config().setAutoRead(false);
        if (said.nameless()) sendAway(0x85, "A session that lasts needs a client id.");
        else if (said.will()) sendAway(Reason.NOT_AUTHORISED, "Wills are not taken.");
        else if (said.method()) sendAway(Reason.BAD_METHOD, "Only names and tokens are known.");
        else inbox.then(() -> ask(said));
    }

    private void ask(Hello said) {
        try {
            Actor known = core.identity().authenticateToken(said.name(), said.token());
            loop(() -> open(said, known));
        } catch (Problem e) {
            int reason = Reason.isPassing(e) ? Reason.BUSY : Reason.NOT_AUTHORISED;
            loop(() -> sendAway(reason, e.detail()));
        } catch (RuntimeException e) {
            Broker.LOG.error("identity failed", e);
            loop(() -> sendAway(Reason.UNSPECIFIED, "Something went wrong on our side."));
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
        if (found.before() != null) found.before().takenOver();
        session = found.session();
        session.attach(this, known, Math.max(1, said.receiveMost()), said.keepSeconds());
        state = State.OPEN;
        ctx().pipeline()
                .get(PacketFrames.class)
                .allow(core.config().payloadBytes() + Packets.HEAD_BYTES);
        ctx().writeAndFlush(Packets.welcome(found.present(), properties(said)));
        for (MqttMessage next = early.poll(); next != null; next = early.poll()) {
            try {
                handle(next);
            } finally {
                ReferenceCountUtil.release(next);
            }
        }
        ctx().channel().config().setAutoRead(!inbox.full());
        pump();
    }

    private io.netty.handler.codec.mqtt.MqttProperties properties(Hello said) {
        if (said.version() != Packets.VERSION_5)
            return io.netty.handler.codec.mqtt.MqttProperties.NO_PROPERTIES;
        List<StringProperty> id =
                said.named()
                        ? List.of()
                        : List.of(
                                new StringProperty(
                                        MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value(),
                                        said.clientId()));
        var all = Packets.limits(core.config(), WINDOW, id);
        Packets.add(all, MqttPropertyType.SESSION_EXPIRY_INTERVAL, (int) said.keepSeconds());
        return all;
    }

    private void handle(MqttMessage message) {
        if (state != State.OPEN) return;
        switch (message.fixedHeader().messageType()) {
            case PUBLISH -> publish((MqttPublishMessage) message);
            case PUBACK -> confirm(message);
            case PUBREL -> release(message);
            case SUBSCRIBE -> subscribe((MqttSubscribeMessage) message);
            case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) message);
            case PINGREQ -> ctx().writeAndFlush(Packets.pong());
            case DISCONNECT -> leave(message);
            default -> end(Reason.PROTOCOL_ERROR, "This packet is not for a broker.");
        }
    }

    private void leave(MqttMessage message) {
        if (session != null
                && message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader h
                && Packets.has(h.properties(), MqttPropertyType.SESSION_EXPIRY_INTERVAL)) {
            int asked = Packets.number(h.properties(), MqttPropertyType.SESSION_EXPIRY_INTERVAL, 0);
            long seconds = Integer.toUnsignedLong(asked);
            session.keepSeconds(Math.min(Sessions.KEEP_SECONDS_MOST, seconds));
        }
        close();
    }

    // ---- messages of the client

    private void publish(MqttPublishMessage message) {
        core.figures().received.increment();
        var head = message.variableHeader();
        int qos = message.fixedHeader().qosLevel().value();
        boolean five = version() == Packets.VERSION_5;
        if (five && Packets.has(head.properties(), MqttPropertyType.TOPIC_ALIAS)) {
            end(0x94, "Topic aliases are not taken.");
        } else if (!TopicFilter.isTopic(head.topicName())) {
            end(Reason.TOPIC_INVALID, "This is not a topic.");
        } else if (five && message.fixedHeader().isRetain()) {
            // older versions have no way to know: there the mark is ignored
            end(Reason.RETAIN_NOT_SUPPORTED, "Nothing is retained.");
        } else if (message.payload().readableBytes() > core.config().payloadBytes()) {
            end(Reason.PACKET_TOO_LARGE, "The message is too large.");
        } else if (qos == 2 && session != null && !session.receive(head.packetId())) {
            // sent again before its PUBREL: it was or will be answered once
            ctx().writeAndFlush(
                            Packets.reply(
                                    MqttMessageType.PUBREC, head.packetId(), Reason.SUCCESS, null));
        } else {
            byte[] payload = ByteBufUtil.getBytes(message.payload());
            take(new Inbox.Incoming(Math.max(0, head.packetId()), qos, head.topicName(), payload));
        }
    }

    private void take(Inbox.Incoming message) {
        inbox.take(message, this::feed, this::settleSoon);
        if (inbox.full()) ctx().channel().config().setAutoRead(false);
    }

    private CompletableFuture<Void> feed(Inbox.Incoming message) {
        try {
            return core.feed().publish(actor, message.topic, message.payload).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settleSoon() {
        if (settling.compareAndSet(false, true)) loop(this::settle);
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
        if (wrote) ctx().flush();
        if (inbox.roomy()) ctx().channel().config().setAutoRead(true);
    }

    /** Confirms a message; false if the connection had to end instead. */
    private boolean answer(Inbox.Incoming m, @Nullable Problem refused) {
        var type = m.qos == 2 ? MqttMessageType.PUBREC : MqttMessageType.PUBACK;
        if (refused == null) {
            ctx().write(Packets.reply(type, m.packetId, Reason.SUCCESS, null));
            return true;
        }
        if (refused.kind() == Problem.Kind.BUG && refused.getCause() != null)
            Broker.LOG.error("message failed", refused.getCause());
        if (session != null) session.release(m.packetId);
        if (version() == Packets.VERSION_5 && !Reason.isPassing(refused)) {
            ctx().write(Packets.reply(type, m.packetId, Reason.of(refused), refused.detail()));
            return true;
        }
        // before version 5 there is no way to say no but to hang up
        end(Reason.isPassing(refused) ? Reason.BUSY : Reason.of(refused), refused.detail());
        return false;
    }

    private void release(MqttMessage message) {
        int id = ((MqttMessageIdVariableHeader) message.variableHeader()).messageId();
        if (session != null) session.release(id);
        ctx().writeAndFlush(Packets.reply(MqttMessageType.PUBCOMP, id, Reason.SUCCESS, null));
    }

    // ---- filters

    private void subscribe(MqttSubscribeMessage message) {
        int id = message.variableHeader().messageId();
        var more = message.idAndPropertiesVariableHeader().properties();
        if (Packets.has(more, MqttPropertyType.SUBSCRIPTION_IDENTIFIER)) {
            end(Reason.IDENTIFIERS_NOT_SUPPORTED, "Subscription identifiers are not taken.");
            return;
        }
        var asked =
                message.payload().topicSubscriptions().stream()
                        .map(s -> new Asked(s.topicFilter(), s.qualityOfService().value()))
                        .toList();
        Session mine = session;
        if (mine == null) return;
        inbox.then(() -> {
            List<Integer> codes = asked.stream().map(a -> grant(mine, a)).toList();
            loop(() -> ctx().writeAndFlush(Packets.subscribed(id, codes)));
        });
    }

    private record Asked(String filter, int qos) {}

    private int grant(Session mine, Asked asked) {
        int refusal = refusal(mine, asked.filter());
        if (refusal != Reason.SUCCESS) {
            core.figures().refused.increment();
            return version() == Packets.VERSION_5 ? refusal : 0x80;
        }
        int qos = Math.min(1, asked.qos());
        mine.subscribe(asked.filter(), qos);
        core.subscriptions().add(asked.filter(), mine);
        return qos;
    }

    private int refusal(Session mine, String filter) {
        if (!TopicFilter.isFilter(filter)) return Reason.FILTER_INVALID;
        if (filter.startsWith("$share/")) return Reason.SHARED_NOT_SUPPORTED;
        if (!mine.roomForFilter(filter)) return Reason.QUOTA;
        try {
            return core.feed().maySubscribe(actor, filter) ? Reason.SUCCESS : Reason.NOT_AUTHORISED;
        } catch (RuntimeException e) {
            Broker.LOG.error("rights of a filter failed", e);
            return Reason.UNSPECIFIED;
        }
    }

    private void unsubscribe(MqttUnsubscribeMessage message) {
        int id = message.variableHeader().messageId();
        List<String> filters = List.copyOf(message.payload().topics());
        Session mine = session;
        if (mine == null) return;
        inbox.then(() -> {
            List<Short> codes = filters.stream().map(f -> drop(mine, f)).toList();
            loop(() -> ctx().writeAndFlush(Packets.unsubscribed(id, codes)));
        });
    }

    private short drop(Session mine, String filter) {
        if (!mine.unsubscribe(filter)) return 0x11;
        core.subscriptions().remove(filter, mine);
        return 0;
    }

    // ---- news

    /** Tells that the session has news; from any thread. */
    void pumpSoon() {
        if (pumping.compareAndSet(false, true)) loop(this::pump);
    }

    private void pump() {
        pumping.set(false);
        if (state != State.OPEN || session == null) return;
        boolean wrote = false;
        while (ctx().channel().isWritable()) {
            Session.Outgoing next = session.next();
            if (next == null) break;
            wrote |= write(session, next);
        }
        if (wrote) ctx().flush();
    }

    private boolean write(Session mine, Session.Outgoing out) {
        long size = out.news().payload().length + 4L * out.news().topic().length() + 32;
        if (hello != null && size > hello.packetMost()) {
            core.figures().dropped.increment();
            mine.confirmed(out.packetId());
            return false;
        }
        core.figures().notified.increment();
        ctx().write(Packets.news(out));
        return true;
    }

    private void confirm(MqttMessage message) {
        if (session == null) return;
        session.confirmed(((MqttMessageIdVariableHeader) message.variableHeader()).messageId());
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
        loop(this::look);
    }

    private void look() {
        long now = System.nanoTime();
        if (state == State.NEW || state == State.ASKING) {
            if (now - heard > core.config().connect().toNanos()) close();
        } else if (state == State.OPEN) {
            int alive = hello == null ? 0 : hello.keepAliveSeconds();
            long quiet = (alive == 0 ? QUIET_SECONDS_MOST : alive) * 1_500_000_000L;
            boolean reading = ctx().channel().config().isAutoRead();
            if (inbox.overdue(core.config().commit().toNanos()))
                end(Reason.BUSY, "The message could not be stored in time.");
            else if (reading && now - heard > quiet) end(Reason.KEEP_ALIVE, "Silent too long.");
            else if (stuckSince != Long.MAX_VALUE && now - stuckSince > STUCK_NANOS) close();
        }
    }

    private void takenOver() {
        loop(() -> end(Reason.TAKEN_OVER, "The same client connected again."));
    }

    /** Ends because the broker stops; from any thread. */
    void stop() {
        loop(() -> end(Reason.SHUTTING_DOWN, "The broker stops."));
    }

    private void broken(Throwable cause) {
        core.figures().refused.increment();
        if (state == State.NEW && cause instanceof MqttUnacceptableProtocolVersionException) {
            sendAway(0x84, "Only MQTT 3.1, 3.1.1 and 5 are spoken here.");
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
        ctx().writeAndFlush(Packets.sendAway(version(), reason, words))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void end(int reason, String words) {
        if (state == State.OPEN && version() == Packets.VERSION_5) {
            state = State.CLOSED;
            ctx().writeAndFlush(Packets.goodbye(reason, words))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            close();
        }
    }

    private void close() {
        state = State.CLOSED;
        ctx().close();
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
        if (cause instanceof io.netty.handler.codec.DecoderException)
            broken(cause.getCause() == null ? cause : cause.getCause());
        else close();
    }

    private void loop(Runnable task) {
        ctx().executor().execute(task);
    }
}
