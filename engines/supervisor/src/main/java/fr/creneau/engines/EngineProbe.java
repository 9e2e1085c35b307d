package fr.creneau.engines;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** Asks an engine, in its own protocol, whether it serves clients. Each question takes at most some seconds. */
public final class EngineProbe {
    private static final int CONNECT_MS = 500;
    private static final int ANSWER_MS = 2_000;

    private EngineProbe() {}

    /** Whether a node answers the first question of the CQL binary protocol (version 4): OPTIONS, then SUPPORTED. */
    public static boolean answersCql(InetSocketAddress node) {
        try (Socket socket = connect(node)) {
            socket.getOutputStream().write(new byte[] {4, 0, 0, 0, 5, 0, 0, 0, 0});
            byte[] header = new byte[9];
            new DataInputStream(socket.getInputStream()).readFully(header);
            return header[4] == 6;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether a broker answers a metadata request (version 1, no topics) and names at least one broker: one that its
     * controller still fences names none.
     */
    public static boolean answersKafka(InetSocketAddress broker) {
        short metadata = 3;
        short version = 1;
        short noClientId = -1;
        ByteBuffer request = ByteBuffer.allocate(18)
                .putInt(14)
                .putShort(metadata)
                .putShort(version)
                .putInt(1)
                .putShort(noClientId)
                .putInt(0);
        try (Socket socket = connect(broker)) {
            socket.getOutputStream().write(request.array());
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            answer.readInt(); // size
            answer.readInt(); // correlation id
            return answer.readInt() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether something takes connections there. */
    public static boolean accepts(InetSocketAddress address) {
        try (Socket socket = connect(address)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(ANSWER_MS);
            socket.connect(address, CONNECT_MS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
