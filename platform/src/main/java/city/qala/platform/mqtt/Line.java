package city.qala.platform.mqtt;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.util.concurrent.TimeUnit;

/**
 * The line to one client. A write that fails closes the channel, which is where the connection
 * hears of it; so the futures of single writes are nobody's business.
 */
final class Line {

    private final ChannelHandlerContext ctx;

    Line(ChannelHandlerContext ctx) {
        this.ctx = ctx;
    }

    /** Writes without sending yet. */
    void write(MqttMessage message) {
        var ignored = ctx.write(message);
    }

    void flush() {
        ctx.flush();
    }

    void send(MqttMessage message) {
        var ignored = ctx.writeAndFlush(message);
    }

    /** Sends and hangs up. */
    void last(MqttMessage message) {
        var ignored = ctx.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE);
    }

    void close() {
        var ignored = ctx.close();
    }

    /** Whether the client reads what is written. */
    boolean writable() {
        return ctx.channel().isWritable();
    }

    boolean reading() {
        return ctx.channel().config().isAutoRead();
    }

    void reading(boolean on) {
        ctx.channel().config().setAutoRead(on);
    }

    /** Lets packets of a known client be larger. */
    void allow(int bytes) {
        ctx.pipeline().get(PacketFrames.class).allow(bytes);
    }

    /** Runs something on the line's event loop; from any thread. */
    void run(Runnable task) {
        ctx.executor().execute(task);
    }

    /** Runs something on the line's event loop after a while; from any thread. */
    void later(Runnable task, long millis) {
        var ignored = ctx.executor().schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
