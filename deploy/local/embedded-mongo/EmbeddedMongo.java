import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A MongoDB server for one machine: {@code EmbeddedMongo FILE PORT}. */
public final class EmbeddedMongo {
  private EmbeddedMongo() {}

  public static void main(String[] args) throws InterruptedException {
    // Nothing is written to the file but by the backend's own commits, which never fall into a command.
    MVStore store =
        new MVStore.Builder().fileName(args[0]).autoCommitDisabled().autoCommitBufferSize(0).open();
    store.setRetentionTime(0);
    MongoServer server = new MongoServer(new DurableBackend(store).version(new Version5()));
    server.bind("127.0.0.1", Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "shutdown"));
    System.out.println("listening on " + server.getLocalAddress());
    Thread.currentThread().join();
  }

  /** Today's drivers refuse the wire versions that the library itself knows. */
  private static final class Version5 implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  }
}
