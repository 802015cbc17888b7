package city.qala.platform.factor;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as inline SVG, black on white in every theme so that cameras read it. */
public final class QrPicture {
    private static final int QUIET = 4;

    private QrPicture() {}

    /**
     * The picture.
     *
     * @param text what it says, up to about 2,000 characters
     * @param label what it is, for readers who do not see it; plain words
     */
    public static String svg(String text, String label) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y))
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET, y + QUIET));
            }
        }
        return ("<svg class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"220\""
                        + " height=\"220\" shape-rendering=\"crispEdges\"><rect width=\"100%%\""
                        + " height=\"100%%\" fill=\"#fff\"/><path d=\"%s\" fill=\"#000\"/></svg>")
                .formatted(escape(label), side, side, path);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
