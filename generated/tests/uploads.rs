//! A file beside the JSON that names it.

#![allow(clippy::unwrap_used)]

use antom::billing::upload_product_image::NewUploadProductImageRequest;
use antom::{Region, UploadFile, gateway};

#[tokio::test]
async fn an_image_is_uploaded_for_a_product() {
    let gateway = gateway::builder().start("127.0.0.1:0").await.unwrap();
    let client = gateway::client_of(&gateway).build().unwrap();
    let request = NewUploadProductImageRequest {
        product_id: "product-1".into(),
    }
    .build();
    // The gateway takes the largest image that the API takes, in both parts.
    let image = UploadFile::new("strap.png", "image/png", vec![7; 2 * 1024 * 1024]).unwrap();
    let uploaded = client.upload_product_image(&request, &image).await.unwrap();
    assert_eq!(uploaded.result.result_code.as_str(), "SUCCESS");
    let arrival = &gateway.arrivals()[0];
    assert_eq!(arrival.refusal, None);
    assert_eq!(
        arrival.path,
        "/ams/sandbox/api/v1/billing/product/uploadImage"
    );
}

#[test]
fn a_region_says_where_its_files_go() {
    let asia = Region::Asia.upload_url();
    assert_eq!(asia, Some("https://open-big-sea.alipay.com"));
    assert_eq!(Region::UnitedStates.upload_url(), None);
}
