package city.qala.platform.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Cuts the stream into whole packets before anything looks inside, so that a limit holds for every
 * part of a packet. Strangers get a small limit, clients that are known the configured one.
 */
final class PacketFrames extends ByteToMessageDecoder {

    /** A CONNECT with a token and a long client id fits. */
    private static final int STRANGER_BYTES = 16 << 10;

    private int most = STRANGER_BYTES;

    /** Sets the limit of a known client; on the channel's event loop. */
    void allow(int bytes) {
        most = bytes;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        int length = 0;
        int at = in.readerIndex() + 1;
        for (int shift = 0; ; shift += 7) {
            if (at >= in.writerIndex()) return;
            if (shift > 21) throw new CorruptedFrameException("remaining length");
            byte b = in.getByte(at++);
            length |= (b & 127) << shift;
            if ((b & 128) == 0) break;
        }
        if (length > most) throw new TooLongFrameException("packet");
        int size = at - in.readerIndex() + length;
        if (in.readableBytes() >= size) out.add(in.readRetainedSlice(size));
    }
}
