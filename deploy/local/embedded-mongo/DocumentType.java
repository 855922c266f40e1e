import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/** Documents as BSON, which costs less than Java's own serialisation. */
final class DocumentType extends BasicDataType<Document> {
  /** No tag of {@link ObjectDataType}, which wrote the documents of older files. */
  private static final byte BSON = 127;
  private static final int USUAL_BYTES = 2_000;
  private final ObjectDataType older = new ObjectDataType();

  @Override
  public int getMemory(Document document) {
    return USUAL_BYTES;
  }

  @Override
  public void write(WriteBuffer to, Document document) {
    to.put(BSON);
    writeBson(to, document);
  }

  @Override
  public Document read(ByteBuffer from) {
    if (from.get(from.position()) != BSON) {
      return (Document) older.read(from);
    }
    from.get();
    return readBson(from);
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }

  static void writeBson(WriteBuffer to, Document document) {
    ByteBuf bytes = Unpooled.buffer(512);
    BsonEncoder.encodeDocument(document, bytes);
    to.put(bytes.nioBuffer());
  }

  static Document readBson(ByteBuffer from) {
    ByteBuf bytes = Unpooled.wrappedBuffer(from);
    Document document = BsonDecoder.decodeBson(bytes);
    from.position(from.position() + bytes.readerIndex());
    return document;
  }
}
