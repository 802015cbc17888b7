package city.qala.platform.mqtt;

import city.qala.kernel.Problem;
import city.qala.platform.health.Metrics;
import city.qala.platform.log.Log;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The listener: accepts clients, looks after all of them once a second, and stops cleanly. */
final class Broker implements AutoCloseable {

    private static final String NO_UNSAFE = "io.netty.noUnsafe";

    static final Log LOG = Log.of(Broker.class);

    static {
        // Java 25 warns of raw memory access; the buffers work without it as well
        if (System.getProperty(NO_UNSAFE) == null) System.setProperty(NO_UNSAFE, "true");
    }

    private static final int LOOPS = 2;
    private static final int CLIENT_ID_MOST = 512;
    private static final WriteBufferWaterMark WRITE_MARKS =
            new WriteBufferWaterMark(64 << 10, 256 << 10);

    private final Core core;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final EventLoopGroup loops =
            new NioEventLoopGroup(LOOPS, new DefaultThreadFactory("mqtt", true));
    // small arenas: one megabyte at a time instead of four
    private final PooledByteBufAllocator buffers =
            new PooledByteBufAllocator(true, 0, LOOPS, 8192, 7, 256, 64, false);
    private final Channel listener;
    private final Future<?> looking;

    Broker(MqttConfig config, MqttAuthenticator identity, MqttFeed feed, Metrics metrics) {
        var subscriptions = new Subscriptions(feed);
        core =
                new Core(
                        config,
                        identity,
                        feed,
                        new Sessions(subscriptions),
                        subscriptions,
                        new MqttFigures(metrics, open::size));
        listener = listen(config);
        looking = loops.scheduleAtFixedRate(this::look, 500, 500, TimeUnit.MILLISECONDS);
        LOG.event("listening for MQTT", "bind", config.bind(), "port", port());
    }

    private Channel listen(MqttConfig config) {
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 4096)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.ALLOCATOR, buffers)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_MARKS)
                        .childHandler(new Pipeline())
                        .bind(new InetSocketAddress(config.bind(), config.port()))
                        .awaitUninterruptibly();
        if (bound.isSuccess()) return bound.channel();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        if (bound.cause() instanceof BindException)
            throw Problem.conflict(
                    "port-busy", "Port %s of %s is taken.", config.port(), config.bind());
        throw new IllegalStateException(bound.cause());
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            if (open.size() >= core.config().connections()) {
                core.figures().refused.increment();
                var ignored = channel.close();
                return;
            }
            var connection = new Connection(core);
            open.add(connection);
            var ignored = channel.closeFuture().addListener(f -> open.remove(connection));
            int most = core.config().payloadBytes() + Packets.HEAD_BYTES + 16;
            channel.pipeline()
                    .addLast(new PacketFrames())
                    .addLast(new MqttDecoder(most, CLIENT_ID_MOST))
                    .addLast(MqttEncoder.INSTANCE)
                    .addLast(connection);
        }
    }

    private void look() {
        open.forEach(Connection::lookSoon);
        core.sessions().expire(System.nanoTime());
    }

    Core core() {
        return core;
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void close() {
        looking.cancel(false);
        listener.close().syncUninterruptibly();
        open.forEach(c -> c.endSoon(Reason.SHUTTING_DOWN, "The broker stops."));
        loops.shutdownGracefully(50, 2_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
