package city.qala.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads {@code meta.json} of the map folder: {@code {"bbox":[w,s,e,n],"credit":"…"}}. */
final class MapMeta {

    private MapMeta() {}

    static BaseMap.Meta parse(byte[] json) {
        double[] box = new double[4];
        String credit = "";
        try (var in = new JsonFactory().createParser(json)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                if (name.equals("bbox")) {
                    for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
                        if (i < 4) box[i] = in.getDoubleValue();
                    }
                } else if (name.equals("credit")) {
                    credit = in.getText();
                } else {
                    in.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BaseMap.Meta(box[0], box[1], box[2], box[3], credit);
    }
}
