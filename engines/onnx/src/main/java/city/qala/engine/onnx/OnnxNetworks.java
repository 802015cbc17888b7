package city.qala.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import city.qala.kernel.Problem;
import city.qala.vision.face.FaceNetworks;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The networks on onnxruntime's CPU provider, run by threads of their own: native code must not
 * hold virtual threads, and onnxruntime needs more stack than Java's threads usually have (with 1
 * MB it ended the process).
 */
final class OnnxNetworks implements FaceNetworks {
    private static final long STACK_BYTES = 16L << 20;

    private final ExecutorService pool;
    private final Sessions sessions;

    private record Sessions(
            OrtEnvironment runtime,
            OrtSession recognition,
            OrtSession detector,
            OrtSession landmarks) {}

    private OnnxNetworks(ExecutorService pool, Sessions sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    static OnnxNetworks open(@Nullable Path folder, int threads) {
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        threads,
                        work -> {
                            var thread = new Thread(null, work, "faces", STACK_BYTES);
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            return new OnnxNetworks(pool, on(pool, () -> sessions(folder)));
        } catch (RuntimeException | Error e) {
            pool.shutdown();
            throw e;
        }
    }

    private static Sessions sessions(@Nullable Path folder) throws OrtException {
        byte[] recognition = FaceGraphs.recognition(folder);
        byte[] detector = FaceGraphs.detector(folder);
        byte[] landmarks = FaceGraphs.landmarks(folder);
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            // One thread a call: several calls at once use several cores better than one call does.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new Sessions(
                    runtime,
                    runtime.createSession(recognition, options),
                    runtime.createSession(detector, options),
                    runtime.createSession(landmarks, options));
        }
    }

    @Override
    public float[] describe(float[] chips, int count) {
        return run(sessions.recognition, chips, count, 3, CHIP, CHIP);
    }

    @Override
    public float[] detect(float[] square, int side) {
        return run(sessions.detector, square, 1, 3, side, side);
    }

    @Override
    public float[] landmarks(float[] squares, int count) {
        return run(sessions.landmarks, squares, count, 3, LANDMARK_SQUARE, LANDMARK_SQUARE);
    }

    @Override
    public void close() {
        on(
                pool,
                () -> {
                    sessions.recognition.close();
                    sessions.detector.close();
                    sessions.landmarks.close();
                    return "";
                });
        pool.shutdown();
    }

    private float[] run(OrtSession session, float[] values, long... shape) {
        return on(
                pool,
                () -> {
                    FloatBuffer in = FloatBuffer.wrap(values);
                    try (var tensor = OnnxTensor.createTensor(sessions.runtime, in, shape);
                            var results = session.run(Map.of(FaceGraphs.INPUT, tensor))) {
                        FloatBuffer out = ((OnnxTensor) results.get(0)).getFloatBuffer();
                        var copy = new float[out.remaining()];
                        out.get(copy);
                        return copy;
                    }
                });
    }

    private static <T> T on(ExecutorService pool, Callable<T> work) {
        try {
            return pool.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem p) throw p;
            throw new IllegalStateException("the runtime of the networks failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a network ran", e);
        }
    }
}
